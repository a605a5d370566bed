package io.opsconductor.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsconductor.platform.Ids;
import io.opsconductor.platform.data.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Events of one subject leave in the order in which they were written, whoever relays them. */
class OutboxOrderTest {
    private final Jdbi jdbi = TestDatabase.fresh().jdbi();

    @Test
    void aLaterEventWaitsWhileAnotherNodeHoldsAnEarlierOne() {
        UUID web = Ids.next();
        UUID database = Ids.next();
        write(web, "web 1");
        write(web, "web 2");
        write(database, "database 1");

        try (Handle one = jdbi.open();
                Handle other = jdbi.open()) {
            one.begin();
            other.begin();
            assertThat(OutboxRows.claim(one, 1))
                    .extracting(OutboxOrderTest::text)
                    .containsExactly("web 1");

            List<OutboxRows.Row> claimed = OutboxRows.claim(other, 10);

            assertThat(claimed)
                    .filteredOn(OutboxRows.Row::sendable)
                    .extracting(OutboxOrderTest::text)
                    .containsExactly("database 1");
            assertThat(claimed)
                    .filteredOn(row -> !row.sendable())
                    .extracting(OutboxOrderTest::text)
                    .containsExactly("web 2");
            one.rollback();
            other.rollback();
        }
    }

    @Test
    void theOrderIsThatOfWritingEvenIfTheIdsSayOtherwise() {
        UUID later = Ids.next();
        UUID earlier = Ids.next();
        UUID subject = Ids.next();
        insert(earlier, subject, "first");
        insert(later, subject, "second");

        jdbi.useTransaction(handle -> assertThat(OutboxRows.claim(handle, 10))
                .extracting(OutboxOrderTest::text)
                .containsExactly("first", "second"));
    }

    @Test
    void whatWasSentButNotDeletedIsSentAgain() {
        write(Ids.next(), "only");

        try (Handle dies = jdbi.open()) {
            dies.begin();
            assertThat(OutboxRows.claim(dies, 10)).hasSize(1);
            dies.rollback();
        }

        jdbi.useTransaction(handle -> assertThat(OutboxRows.claim(handle, 10)).hasSize(1));
    }

    @Test
    void twoNodesRelayEverythingOnceAndInOrder() {
        List<UUID> subjects = IntStream.range(0, 10).mapToObj(i -> Ids.next()).toList();
        for (int i = 0; i < 300; i++) {
            write(subjects.get(i % subjects.size()), i % subjects.size() + ":" + i);
        }
        List<String> sent = Collections.synchronizedList(new ArrayList<>());

        CompletableFuture.allOf(
                        CompletableFuture.runAsync(() -> relay(sent)), CompletableFuture.runAsync(() -> relay(sent)))
                .join();

        assertThat(sent).hasSize(300).doesNotHaveDuplicates();
        for (int subject = 0; subject < subjects.size(); subject++) {
            String prefix = subject + ":";
            assertThat(sent.stream()
                            .filter(event -> event.startsWith(prefix))
                            .map(event -> Integer.valueOf(event.substring(prefix.length()))))
                    .isSorted();
        }
    }

    private void relay(List<String> sent) {
        long left;
        do {
            left = jdbi.inTransaction(handle -> {
                List<OutboxRows.Row> sendable = OutboxRows.claim(handle, 7).stream()
                        .filter(OutboxRows.Row::sendable)
                        .toList();
                sendable.forEach(row -> sent.add(text(row)));
                OutboxRows.delete(
                        handle, sendable.stream().map(OutboxRows.Row::id).toList());
                return handle.createQuery("select count(*) from platform.outbox")
                        .mapTo(Long.class)
                        .one();
            });
        } while (left > 0);
    }

    private static String text(OutboxRows.Row row) {
        return row.event().substring(1, row.event().length() - 1);
    }

    private void write(UUID subject, String text) {
        insert(Ids.next(), subject, text);
    }

    private void insert(UUID id, UUID subject, String text) {
        jdbi.useHandle(handle -> handle.execute(
                "insert into platform.outbox (id, subject, event) values (?, ?, to_jsonb(?::text))",
                id,
                subject,
                text));
    }

    @Test
    void claimReadsNoMoreOfALongOutboxThanItTakes() {
        jdbi.useHandle(handle -> {
            handle.execute(
                    "insert into platform.outbox (id, subject, event) select gen_random_uuid(), gen_random_uuid(),"
                            + " '{}' from generate_series(1, 20000)");
            handle.execute("vacuum analyze platform.outbox");
        });

        long read = jdbi.inTransaction(handle -> {
            assertThat(OutboxRows.claim(handle, 250)).hasSize(250);
            return handle.createQuery("select pg_stat_get_xact_tuples_returned('platform.outbox'::regclass)"
                            + " + pg_stat_get_xact_tuples_fetched('platform.outbox'::regclass)")
                    .mapTo(Long.class)
                    .one();
        });

        assertThat(read).isLessThan(2_000);
    }
}
