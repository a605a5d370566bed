package io.opsconductor.automation;

import io.opsconductor.platform.Open;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** How much there is to do. It reads the work that is not final, so it costs the same however long history is. */
@Stateless
public class Backlog {
    @Inject
    private Jdbi jdbi;

    /**
     * What is to be done at one moment.
     *
     * @param open executions that are not final, by state
     * @param oldestQueuedSeconds how long the oldest queued one has waited; 0 where none does
     */
    public record Snapshot(Map<ExecutionState, Long> open, double oldestQueuedSeconds) {
        public Snapshot {
            open = Map.copyOf(open);
        }

        /** Executions in the state, among those that are not final. */
        public long in(ExecutionState state) {
            return open.getOrDefault(state, 0L);
        }
    }

    /** What is to be done now. */
    @Open("counts for the operator's metrics; they tell nothing of any one thing")
    public Snapshot now() {
        Map<ExecutionState, Long> open = new EnumMap<>(ExecutionState.class);
        double[] oldest = {0};
        jdbi.useHandle(handle -> handle.createQuery("select e.state, count(*) as executions,"
                        + " extract(epoch from now() - min(w.enqueued_at)) as oldest"
                        + " from automation.work w join automation.execution e on e.id = w.execution_id"
                        + " group by e.state")
                .map((row, context) -> {
                    ExecutionState state = ExecutionState.of(row.getString("state"));
                    open.put(state, row.getLong("executions"));
                    if (state == ExecutionState.QUEUED) {
                        oldest[0] = Math.max(0, row.getDouble("oldest"));
                    }
                    return state;
                })
                .list());
        return new Snapshot(open, oldest[0]);
    }
}
