package io.opsconductor.web.console.automation;

import io.opsconductor.automation.ExecutionState;
import io.opsconductor.automation.ExecutionView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What runs, what failed, what is first to be done. */
@Named
@RequestScoped
public class DashboardPage {
    private static final List<ExecutionState> BAD = List.of(
            ExecutionState.FAILED, ExecutionState.PARTIAL, ExecutionState.TIMED_OUT, ExecutionState.INTERRUPTED);

    private static final Duration LATELY = Duration.ofDays(1);

    @Inject
    private RecentExecutions recent;

    @Inject
    private Clock clock;

    private List<ExecutionView> open;
    private List<ExecutionView> failed;
    private List<ExecutionView> latest;

    /** What is not over yet. */
    public List<ExecutionView> getOpen() {
        if (open == null) {
            open = recent.in(RecentExecutions.OPEN, null);
        }
        return open;
    }

    /** What did not go well in the last 24 hours. */
    public List<ExecutionView> getFailed() {
        if (failed == null) {
            failed = recent.in(BAD, lately());
        }
        return failed;
    }

    /** The newest of all. */
    public List<ExecutionView> getLatest() {
        if (latest == null) {
            latest = recent.in(List.of(), null);
        }
        return latest;
    }

    /** How many did not go well in the last 24 hours. */
    public long getBad() {
        return recent.count(BAD, lately());
    }

    private Instant lately() {
        return clock.instant().minus(LATELY);
    }

    /** How many run. */
    public long getRunning() {
        return recent.count(List.of(ExecutionState.RUNNING), null);
    }

    /** How many wait for their turn. */
    public long getQueued() {
        return recent.count(List.of(ExecutionState.QUEUED, ExecutionState.WAITING, ExecutionState.PAUSED), null);
    }
}
