package io.opsconductor.batch;

import io.opsconductor.automation.ClaimOrder;
import io.opsconductor.automation.ClaimedExecution;
import io.opsconductor.automation.ExecutionLedger;
import io.opsconductor.automation.Lease;
import io.opsconductor.automation.RunChanges;
import io.opsconductor.batch.output.OutputBudget;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;

/** What surrounds a lane: a ledger that takes everything, runs of benches, and threads that a test lends. */
final class LaneBench extends LaneServices {
    private final Map<UUID, RunFixture> benches = new ConcurrentHashMap<>();
    private final Queue<Run> made = new ConcurrentLinkedQueue<>();
    private final LaneRegister lanes = new LaneRegister();
    private final EngineSettings settings;
    private final NodeCapacity capacity;
    private final Executor tasks;

    /** Claims that were made, and what the next ones answer. */
    final Queue<ClaimOrder> claims = new ConcurrentLinkedQueue<>();

    /** Whether the next claim ends the lane. */
    volatile boolean dies;

    final Queue<RunFixture> queued = new ConcurrentLinkedQueue<>();

    LaneBench(int places, Executor tasks) {
        this.tasks = tasks;
        settings = new EngineSettings() {
            @Override
            public int tasks() {
                return places;
            }

            @Override
            public long outputBuffer() {
                return 1000;
            }
        };
        capacity = new NodeCapacity(settings);
    }

    /** The run knows its attempts by this bench. */
    Run add(RunFixture bench) {
        Run run = bench.prepare();
        benches.put(run.id(), bench);
        return run;
    }

    @Override
    String node() {
        return "test";
    }

    @Override
    ExecutionLedger ledger() {
        return new Ledger();
    }

    @Override
    NodeCapacity capacity() {
        return capacity;
    }

    @Override
    EngineSettings settings() {
        return settings;
    }

    @Override
    LaneRegister lanes() {
        return lanes;
    }

    @Override
    Executor tasks() {
        return tasks;
    }

    @Override
    RunFactory runs() {
        return new RunFactory() {
            @Override
            @SuppressWarnings("ReferenceEquality") // the same execution may be claimed twice
            Run run(ClaimedExecution execution) {
                return made.stream()
                        .filter(run -> run.execution() == execution)
                        .findFirst()
                        .orElseThrow();
            }
        };
    }

    @Override
    AttemptFactory attempts() {
        return new AttemptFactory() {
            @Override
            TaskAttempt attempt(Run run, RunTask task, OutputBudget budget, AttemptListener listener) {
                return benches.get(run.id()).attempt(task, listener);
            }
        };
    }

    @Override
    LiveSignals live() {
        return new LiveSignals() {
            @Override
            void changed(Map<UUID, Long> sequences) {
                // nobody looks
            }
        };
    }

    private final class Ledger extends ExecutionLedger {
        @Override
        public List<ClaimedExecution> claim(ClaimOrder order) {
            claims.add(order);
            if (dies) {
                throw new OutOfMemoryError("so it is");
            }
            RunFixture next = queued.poll();
            if (next == null) {
                return List.of();
            }
            Run run = add(next);
            made.add(run);
            return List.of(run.execution());
        }

        @Override
        public List<Lease> commit(Collection<RunChanges> changes) {
            return changes.stream()
                    .map(c -> new Lease(c.executionId(), c.fence(), false, false))
                    .toList();
        }

        @Override
        public List<Lease> renew(Map<UUID, Long> fences, Duration lease) {
            return fences.entrySet().stream()
                    .map(e -> new Lease(e.getKey(), e.getValue(), false, false))
                    .toList();
        }

        @Override
        public void release(Map<UUID, Long> fences) {
            // nobody else wants them
        }
    }
}
