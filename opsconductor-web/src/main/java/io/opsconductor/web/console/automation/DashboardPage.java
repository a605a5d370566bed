package io.opsconductor.web.console.automation;

import io.opsconductor.automation.ExecutionState;
import io.opsconductor.automation.ExecutionView;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** What runs, what failed, what is first to be done. */
@Named
@RequestScoped
public class DashboardPage {
    private static final List<ExecutionState> BAD = List.of(
            ExecutionState.FAILED, ExecutionState.PARTIAL, ExecutionState.TIMED_OUT, ExecutionState.INTERRUPTED);

    @Inject
    private RecentExecutions recent;

    private List<ExecutionView> open;
    private List<ExecutionView> failed;
    private List<ExecutionView> latest;

    /** What is not over yet. */
    public List<ExecutionView> getOpen() {
        if (open == null) {
            open = recent.in(RecentExecutions.OPEN);
        }
        return open;
    }

    /** What did not go well lately. */
    public List<ExecutionView> getFailed() {
        if (failed == null) {
            failed = recent.in(BAD);
        }
        return failed;
    }

    /** The newest of all. */
    public List<ExecutionView> getLatest() {
        if (latest == null) {
            latest = recent.in(List.of());
        }
        return latest;
    }

    /** How many run. */
    public long getRunning() {
        return recent.count(List.of(ExecutionState.RUNNING));
    }

    /** How many wait for their turn. */
    public long getQueued() {
        return recent.count(List.of(ExecutionState.QUEUED, ExecutionState.WAITING, ExecutionState.PAUSED));
    }
}
