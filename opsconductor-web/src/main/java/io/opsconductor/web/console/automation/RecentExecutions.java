package io.opsconductor.web.console.automation;

import io.opsconductor.automation.ExecutionFilter;
import io.opsconductor.automation.ExecutionHistory;
import io.opsconductor.automation.ExecutionState;
import io.opsconductor.automation.ExecutionView;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Page;
import io.opsconductor.web.console.Viewer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** The newest executions of something, for the pages that show a few of them. */
@RequestScoped
public class RecentExecutions {
    private static final int SHOWN = 8;

    /** What is not over yet. */
    public static final List<ExecutionState> OPEN =
            Arrays.stream(ExecutionState.values()).filter(s -> !s.isFinal()).toList();

    @Inject
    private ExecutionHistory history;

    @Inject
    private Viewer viewer;

    /** What ran on the target lately; nothing where the viewer may not see it. */
    public List<ExecutionView> onTarget(UUID target) {
        return some(new ExecutionFilter(null, null, target, null, null, null));
    }

    /** What the job did lately; nothing where the viewer may not see it. */
    public List<ExecutionView> ofJob(UUID job) {
        return some(new ExecutionFilter(null, job, null, null, null, null));
    }

    /** What is in one of the states and was created since then; null for ever. */
    public List<ExecutionView> in(List<ExecutionState> states, Instant since) {
        return some(new ExecutionFilter(states, null, null, null, since, null));
    }

    /** How many executions in one of the states were created since then, up to {@link Page#EXACT_TOTAL}. */
    public long count(List<ExecutionState> states, Instant since) {
        if (!viewer.may("executions:read")) {
            return 0;
        }
        Page<ExecutionView> page = history.list(
                viewer.caller(),
                new Listing(1, null, List.of(), null, true),
                new ExecutionFilter(states, null, null, null, since, null));
        return page.total() == null ? Page.EXACT_TOTAL : page.total();
    }

    private List<ExecutionView> some(ExecutionFilter filter) {
        return viewer.may("executions:read")
                ? history.list(viewer.caller(), Listing.first(SHOWN), filter).items()
                : List.of();
    }
}
