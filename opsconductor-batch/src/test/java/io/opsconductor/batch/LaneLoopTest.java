package io.opsconductor.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsconductor.automation.ClaimOrder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a lane takes on, and lets go of. */
class LaneLoopTest {
    private final List<Runnable> threads = new CopyOnWriteArrayList<>();
    private LaneLoop loop;
    private Thread thread;

    @AfterEach
    void stop() throws InterruptedException {
        loop.stop();
        thread.join();
    }

    @Test
    void aRunWhoseExecutionTheLaneClaimsAgainIsLetGoOf() {
        LaneBench lane = start(10);
        RunFixture first = RunFixture.of(1).node("a");
        lane.queued.add(first);
        await(() -> threads.size() == 1);
        lane.queued.add(RunFixture.of(1).node("a").after(first));
        loop.wake();
        await(() -> threads.size() == 2);

        assertThat(first.run().hasAttempts()).isFalse();
        assertThat(loop.held()).containsExactly(first.run().id());
    }

    @Test
    void aLaneOfAFullNodeAsksForWhatCannotWaitAlone() {
        LaneBench lane = start(1);
        lane.queued.add(RunFixture.of(3).node("a"));
        await(() -> threads.size() == 1);
        lane.claims.clear();

        await(() -> !lane.claims.isEmpty());
        assertThat(lane.claims).extracting(ClaimOrder::atMost).containsOnly(0);
    }

    @Test
    void aLaneThatDiesLetsGoOfItsRuns() {
        LaneBench lane = start(10);
        RunFixture bench = RunFixture.of(1).node("a");
        lane.queued.add(bench);
        await(() -> threads.size() == 1);
        lane.dies = true;
        loop.wake();

        await(() -> !thread.isAlive());
        assertThat(bench.run().hasAttempts()).isFalse();
    }

    private LaneBench start(int places) {
        LaneBench lane = new LaneBench(places, threads::add);
        loop = new LaneLoop(0, lane);
        lane.lanes().enter(0, loop);
        thread = new Thread(loop::run);
        thread.setUncaughtExceptionHandler((t, e) -> {});
        thread.start();
        return lane;
    }

    private interface Wish {
        boolean holds();
    }

    private static void await(Wish wish) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(20))
                .until(wish::holds);
    }
}
