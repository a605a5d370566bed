package io.opsconductor.automation.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsconductor.automation.ClaimOrder;
import io.opsconductor.automation.ClaimedExecution;
import io.opsconductor.automation.Lease;
import io.opsconductor.automation.ledger.ClaimQueue.Claim;
import io.opsconductor.platform.Ids;
import io.opsconductor.platform.data.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gets which work, and what a lease is worth. */
class ClaimingTest {
    private static final Duration LEASE = Duration.ofSeconds(20);

    private final TestDatabase database = TestDatabase.fresh();
    private final Work work = new Work(database);

    @BeforeEach
    void empty() {
        database.jdbi().useHandle(handle -> handle.execute("delete from automation.work"));
    }

    @Test
    void higherPriorityIsClaimedFirstAndThenTheOlder() {
        UUID older = work.queued(null, 0, 20);
        UUID younger = work.queued(null, 0, 10);
        UUID urgent = work.queued(null, 5, 1);

        assertThat(claimOneByOne(3)).containsExactly(urgent, older, younger);
    }

    @Test
    void aJobWithManyExecutionsLeavesRoomForOthers() {
        UUID busy = Ids.next();
        UUID quiet = Ids.next();
        List<UUID> many = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            many.add(work.queued(busy, 0, 100 - i));
        }
        UUID late = work.queued(quiet, 0, 1);

        assertThat(claim(2)).extracting(Claim::executionId).containsExactlyInAnyOrder(many.get(0), late);
    }

    @Test
    void whatAJobAlreadyRunsCountsAgainstIt() {
        UUID busy = Ids.next();
        UUID quiet = Ids.next();
        for (int i = 0; i < 5; i++) {
            work.queued(busy, 0, 100 - i);
        }
        claim(2);
        UUID first = work.queued(quiet, 0, 2);
        UUID second = work.queued(quiet, 0, 1);

        assertThat(claim(2)).extracting(Claim::executionId).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void whatIsAheadIsWhatIsClaimedBefore() {
        UUID busy = Ids.next();
        Set<UUID> all = new HashSet<>();
        for (int i = 0; i < 6; i++) {
            all.add(work.queued(busy, i % 2, 100 - i));
            all.add(work.queued(i < 3 ? null : Ids.next(), i % 3, 50 - i));
        }
        work.letLeaseRunOut(claim(1).get(0).executionId());
        List<UUID> order = new ArrayList<>();
        while (order.size() < all.size()) {
            Set<UUID> next = first(order.size()); // and the one whose lease ran out
            order.forEach(next::remove);
            order.addAll(next);
        }

        for (UUID id : waiting()) {
            assertThat(ahead(id, 100)).as("of " + order).contains(order.indexOf(id));
            assertThat(ahead(id, 3)).contains(Math.min(3, order.indexOf(id)));
        }
    }

    @Test
    void whatIsHeldHasNothingAhead() {
        UUID held = work.queued(null, 0, 1);
        claim(1);

        assertThat(ahead(held, 10)).isEmpty();
    }

    @Test
    void twoClaimersNeverGetTheSame() throws Exception {
        for (int i = 0; i < 300; i++) {
            work.queued(i % 2 == 0 ? Ids.next() : null, i % 3, i);
        }
        List<UUID> all = Collections.synchronizedList(new ArrayList<>());
        List<Thread> claimers = new ArrayList<>();
        for (int c = 0; c < 4; c++) {
            Thread claimer = new Thread(() -> {
                for (int round = 0; round < 200; round++) {
                    claim(7).forEach(claim -> all.add(claim.executionId()));
                }
            });
            claimers.add(claimer);
            claimer.start();
        }
        for (Thread claimer : claimers) {
            claimer.join();
        }

        assertThat(all).hasSize(300).doesNotHaveDuplicates();
    }

    @Test
    void aLeaseThatRanOutGoesToTheNextWithAHigherFence() {
        UUID execution = work.queued(null, 0, 1);
        assertThat(claim(1)).extracting(Claim::fence).containsExactly(1L);
        assertThat(claim(1)).isEmpty();

        work.letLeaseRunOut(execution);

        assertThat(claim(1)).extracting(Claim::fence).containsExactly(2L);
    }

    @Test
    void aLeaseThatRanOutComesBeforeAnyPriorityAndNeedsNoRoom() {
        UUID lost = work.queued(null, 0, 1);
        claim(1);
        work.letLeaseRunOut(lost);
        UUID urgent = work.queued(null, 9, 1);

        assertThat(claim(0)).extracting(Claim::executionId).containsExactly(lost);
        assertThat(claim(1)).extracting(Claim::executionId).containsExactly(urgent);
    }

    @Test
    void whatWasGivenBackAndIsToBeCancelledNeedsNoRoom() {
        UUID execution = work.queued(null, 0, 1);
        claim(1);
        database.jdbi().useTransaction(handle -> LeaseRows.release(handle, Map.of(execution, 1L)));
        assertThat(claim(0)).isEmpty();
        work.requestCancel(execution);

        assertThat(claim(0)).extracting(Claim::executionId).containsExactly(execution);
    }

    @Test
    void whatALaneOfThisProcessHoldsIsNotTakenFromIt() {
        UUID execution = work.queued(null, 0, 1);
        claim(1);
        work.letLeaseRunOut(execution);

        assertThat(claim(new ClaimOrder("test", 1, 1, LEASE, Duration.ZERO, Set.of(execution))))
                .isEmpty();
        assertThat(claim(1)).extracting(Claim::executionId).containsExactly(execution);
    }

    @Test
    void afterARestartOfTheDatabaseHoldersGetTimeToRenew() {
        UUID execution = work.queued(null, 0, 1);
        claim(1);
        work.letLeaseRunOut(execution);

        assertThat(claim(new ClaimOrder("test", 1, 1, LEASE, Duration.ofDays(1), Set.of())))
                .isEmpty();
    }

    @Test
    void aClaimTakesNoMoreTasksThanFit() {
        UUID first = work.queued(null, 0, 30);
        UUID second = work.queued(null, 0, 20);
        UUID third = work.queued(null, 0, 10);
        work.hasTasks(first, 600);
        work.hasTasks(second, 400);
        work.hasTasks(third, 1);

        assertThat(claim(3)).extracting(Claim::executionId).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void oneThatIsLargerThanAllThatFitsIsClaimedAlone() {
        UUID large = work.queued(null, 0, 30);
        work.queued(null, 0, 20);
        work.hasTasks(large, 5_000);

        assertThat(claim(2)).extracting(Claim::executionId).containsExactly(large);
    }

    @Test
    void aReleasedLeaseIsFreeAtOnce() {
        UUID execution = work.queued(null, 0, 1);
        claim(1);
        database.jdbi().useTransaction(handle -> LeaseRows.release(handle, Map.of(execution, 1L)));

        assertThat(claim(1)).extracting(Claim::executionId).containsExactly(execution);
    }

    @Test
    void renewingSaysWhichLeasesAreLostAndWhatIsToBeCancelled() {
        UUID kept = work.queued(null, 0, 3);
        UUID lost = work.queued(null, 0, 2);
        UUID cancelled = work.queued(null, 0, 1);
        claim(3);
        work.letLeaseRunOut(lost);
        claim(1);
        work.requestCancel(cancelled);

        List<Lease> held = database.jdbi()
                .inTransaction(handle -> LeaseRows.renew(handle, Map.of(kept, 1L, lost, 1L, cancelled, 1L), LEASE));

        assertThat(held)
                .containsExactlyInAnyOrder(new Lease(kept, 1, false, false), new Lease(cancelled, 1, true, false));
    }

    private List<UUID> claimOneByOne(int times) {
        List<UUID> claimed = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            claim(1).forEach(claim -> claimed.add(claim.executionId()));
        }
        return claimed;
    }

    private List<Claim> claim(ClaimOrder order) {
        return database.jdbi().inTransaction(handle -> ClaimQueue.claim(handle, order));
    }

    private Optional<Integer> ahead(UUID execution, int most) {
        return database.jdbi().withHandle(handle -> ClaimQueue.ahead(handle, execution, most));
    }

    /** What would be claimed now. */
    private Set<UUID> first(int wanted) {
        try (Handle handle = database.jdbi().open()) {
            handle.begin();
            Set<UUID> claimed = ClaimQueue.claim(handle, Work.order(wanted)).stream()
                    .map(Claim::executionId)
                    .collect(Collectors.toSet());
            handle.rollback();
            return claimed;
        }
    }

    private List<UUID> waiting() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select execution_id from automation.work where owner is null")
                        .mapTo(UUID.class)
                        .list());
    }

    private List<Claim> claim(int wanted) {
        return claim(Work.order(wanted));
    }

    @Test
    void renewalChangesNoIndex() {
        UUID execution = work.queued(Ids.next(), 0, 0);
        ClaimedExecution claimed = work.claimed();

        long inPlace = database.jdbi().inTransaction(handle -> {
            LeaseRows.renew(handle, Map.of(execution, claimed.fence()), Duration.ofSeconds(20));
            return handle.createQuery("select pg_stat_get_xact_tuples_hot_updated('automation.work'::regclass)")
                    .mapTo(Long.class)
                    .one();
        });

        assertThat(inPlace).isEqualTo(1);
    }
}
