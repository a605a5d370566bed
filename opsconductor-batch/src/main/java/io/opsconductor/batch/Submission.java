package io.opsconductor.batch;

import io.opsconductor.batch.output.OutputBudget;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Hands the tasks of a lane's runs to threads, one of each run in turn, as far as the node has places. Tasks that were cut
 * off come first and have a few places to themselves: a node with much to do must still end what is cancelled.
 */
final class Submission {
    private static final Logger LOG = Logger.getLogger(Submission.class.getName());
    private static final Duration RETRY_EXECUTOR = Duration.ofMillis(100);

    private final LaneServices services;
    private final OutputBudget budget;
    private final Function<Run, AttemptListener> voices;
    private final Runnable roomAgain;
    private long pausedUntil = System.nanoTime();

    /**
     * For one lane.
     *
     * @param voices hear the attempts of a run
     * @param roomAgain called when the node had no place and has one again
     */
    Submission(LaneServices services, OutputBudget budget, Function<Run, AttemptListener> voices, Runnable roomAgain) {
        this.services = services;
        this.budget = budget;
        this.voices = voices;
        this.roomAgain = roomAgain;
    }

    /** Hands out what may go now. */
    void round(Collection<Run> runs) {
        if (System.nanoTime() - pausedUntil >= 0) {
            List<Run> all = List.copyOf(runs);
            NodeCapacity capacity = services.capacity();
            if (handOut(all, Run::hasOrphan, capacity::takeForOrphan)) {
                handOut(all, Run::hasNext, capacity::take);
            }
        }
    }

    /** False if the executor takes nothing more for now. */
    private boolean handOut(List<Run> runs, Predicate<Run> wants, Predicate<Runnable> place) {
        boolean any = true;
        while (any) {
            any = false;
            for (Run run : runs) {
                if (wants.test(run)) {
                    if (!place.test(roomAgain)) {
                        return true;
                    }
                    if (!submit(run)) {
                        return false;
                    }
                    any = true;
                }
            }
        }
        return true;
    }

    private boolean submit(Run run) {
        RunTask task = null;
        try {
            task = run.next();
            TaskAttempt attempt = services.attempts().attempt(run, task, budget, voices.apply(run));
            services.tasks().execute(attempt);
            run.submitted(task, attempt);
            return true;
        } catch (RejectedExecutionException e) {
            LOG.log(Level.FINE, "The executor for tasks is full", e);
            services.capacity().giveBack();
            run.putBack(task);
            pausedUntil = System.nanoTime() + RETRY_EXECUTOR.toNanos();
            return false;
        } catch (RuntimeException | Error e) {
            services.capacity().giveBack();
            run.fail(Incidents.report(run.execution(), ", when a task was handed out", e));
            return true;
        }
    }
}
