package io.opsconductor.batch;

import io.opsconductor.assets.RemoteProcess;
import io.opsconductor.automation.ClaimedExecution;
import io.opsconductor.automation.Workflow;
import java.time.Duration;
import java.util.function.Function;

/**
 * What an attempt is to do; fixed when it is handed to its thread.
 *
 * @param purpose why it is there
 * @param execution that it belongs to
 * @param executor of the step's type
 * @param hosts the target, or null for a step that runs once
 * @param number of the attempt, from 1
 * @param timeout from its start
 * @param settings makes the settings of that class, with all references replaced
 * @param orphan what an earlier attempt left on the target, or null
 */
record AttemptOrder(
        ClaimedExecution execution,
        Purpose purpose,
        Workflow.Node node,
        StepExecutor executor,
        Hosts hosts,
        String targetName,
        int number,
        Duration timeout,
        Function<Class<? extends Record>, Record> settings,
        RemoteProcess orphan) {

    /** Why there is an attempt. */
    enum Purpose {
        /** To do the step; what an earlier attempt left on the target is ended first. */
        RUN,
        /** The step was cut off: to look whether its process still runs, and to leave it alone. */
        LOOK,
        /** The step was cut off and is cancelled: to end its process. */
        END
    }
}
