package io.opsconductor.communication.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.opsconductor.communication.AuditEvent;
import io.opsconductor.communication.AuditFilter;
import io.opsconductor.platform.AuditEntry;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Ids;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Page;
import io.opsconductor.platform.Problem;
import io.opsconductor.platform.data.TestDatabase;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditRowsTest {
    private static final Pattern AUDIT_PARTITION = Pattern.compile("\\baudit_event_(?:\\d+|default)\\b");

    private final Jdbi jdbi = TestDatabase.fresh().jdbi();
    private final Caller ada =
            new Caller(Caller.Kind.USER, Ids.next(), "ada", Set.of(), Ids.next(), "192.0.2.7", "correlation-1");
    private final UUID web = Ids.next();

    @BeforeEach
    void someHistory() {
        write(ada, AuditEntry.done("target.created", "target", web, "web-1", null, Map.of("name", "web-1")));
        write(ada, AuditEntry.done("target.updated", "target", web, "web-1", Map.of("os", "a"), Map.of("os", "b")));
        write(
                Caller.system("scheduler"),
                AuditEntry.done("targetGroup.created", "targetGroup", null, "all", null, null));
        write(ada, AuditEntry.refused("permission.refused", "permission", null, "jobs:run", Map.of()));
    }

    @Test
    void newestComesFirst() {
        assertThat(list(AuditFilter.ALL))
                .extracting(AuditEvent::action)
                .containsExactly("permission.refused", "targetGroup.created", "target.updated", "target.created");
    }

    @Test
    void aRowHasTheShapeOfTheContract() {
        AuditEvent event = list(filter(null, "target.updated")).get(0);

        assertThat(Json.tree(event).toString())
                .contains("\"actor\":{\"id\":\"" + ada.id() + "\",\"name\":\"ada\",\"kind\":\"user\"}")
                .contains("\"resourceType\":\"target\"", "\"resourceId\":\"" + web + "\"", "\"outcome\":\"success\"")
                .contains("\"address\":\"192.0.2.7\"", "\"correlationId\":\"correlation-1\"")
                .contains("\"before\":{\"os\":\"a\"}", "\"after\":{\"os\":\"b\"}");
    }

    @Test
    void aStarFindsTheActionsOfOneKindAlone() {
        assertThat(list(filter(null, "target.*")))
                .extracting(AuditEvent::action)
                .containsExactly("target.updated", "target.created");
    }

    @Test
    void theActorIsFoundByIdAndByName() {
        assertThat(list(filter(ada.id().toString(), null))).hasSize(3);
        assertThat(list(filter("scheduler", null)))
                .extracting(AuditEvent::action)
                .containsExactly("targetGroup.created");
    }

    @Test
    void aPeriodBeginsWithItsFirstInstantAndEndsBeforeItsLast() {
        Instant first = list(filter(null, "target.created")).get(0).at();

        assertThat(list(period(first, null))).hasSize(4);
        assertThat(list(period(null, first))).isEmpty();
        assertThat(list(period(null, first.plus(1, ChronoUnit.HOURS)))).hasSize(4);
        assertThat(list(period(first.plus(1, ChronoUnit.HOURS), null))).isEmpty();
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        List<String> actions = new ArrayList<>();
        String cursor = null;
        do {
            Page<AuditEvent> page = page(AuditFilter.ALL, new Listing(1, cursor, List.of(), null, false));
            page.items().forEach(event -> actions.add(event.action()));
            cursor = page.nextCursor();
        } while (cursor != null);

        assertThat(actions)
                .containsExactly("permission.refused", "targetGroup.created", "target.updated", "target.created");
    }

    @Test
    void oneMonthIsReadFromItsOwnPartition() {
        String plan = jdbi.withHandle(handle -> handle.createQuery("explain select * from communication.audit_event"
                        + " where id >= communication.uuid_from(:from) and id < communication.uuid_from(:to)")
                .bind("from", Instant.now())
                .bind("to", Instant.now().plusSeconds(1))
                .mapTo(String.class)
                .list()
                .toString());

        assertThat(AUDIT_PARTITION.matcher(plan).results().map(MatchResult::group))
                .singleElement()
                .asString()
                .matches("audit_event_\\d{6}");
    }

    @Test
    void aNameThatAStrangerMadeUpIsKeptHarmless() {
        String hostile = "root\n\0" + "x".repeat(10_000);
        write(
                Caller.anonymous(hostile, "192.0.2.9", "c"),
                AuditEntry.failed("user.signInFailed", "user", null, hostile, Map.of("username", "a\0b")));

        AuditEvent event = list(filter(null, "user.signInFailed")).get(0);

        assertThat(event.actor().name()).hasSizeLessThan(400).doesNotContain("\n", "\0");
        assertThat(event.after().path("username").asText()).isEqualTo("a\uFFFDb");
    }

    @Test
    void anActionThatIsNoneIsRefused() {
        assertThatExceptionOfType(Problem.class).isThrownBy(() -> filter(null, "target.%"));
    }

    private AuditFilter filter(String actor, String action) {
        return new AuditFilter(actor, action, null, null, null, null, null, null);
    }

    private AuditFilter period(Instant from, Instant to) {
        return new AuditFilter(null, null, null, null, null, null, from, to);
    }

    private List<AuditEvent> list(AuditFilter filter) {
        return page(filter, Listing.first(50)).items();
    }

    private Page<AuditEvent> page(AuditFilter filter, Listing listing) {
        return jdbi.withHandle(handle -> AuditRows.list(handle, filter, listing));
    }

    private void write(Caller caller, AuditEntry entry) {
        jdbi.useHandle(handle -> AuditRows.insert(handle, caller, entry));
    }
}
