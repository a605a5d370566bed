package io.opsconductor.automation;

import io.opsconductor.automation.history.ExecutionRows;
import io.opsconductor.automation.history.OutputRows;
import io.opsconductor.automation.history.StepRows;
import io.opsconductor.automation.history.TaskRows;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Page;
import io.opsconductor.platform.Problem;
import io.opsconductor.platform.Requires;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;

/** What executions do and did. Nothing here costs more as history grows. */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class ExecutionHistory {
    /** The most segments of output in one answer. */
    public static final int MOST_SEGMENTS = 1_000;

    /** A segment has up to 64 KiB, so their number alone would bound nothing. */
    private static final long BYTES_IN_PAGE = 1024 * 1024;

    private static final int SEGMENTS_IN_MEMORY = 16;

    @Inject
    private ExecutionRows executions;

    @Inject
    private StepRows steps;

    @Inject
    private TaskRows tasks;

    @Inject
    private OutputRows output;

    /** One page of executions, newest first; they can be sorted by createdAt, number, startedAt, finishedAt, jobName, state. */
    @Requires("executions:read")
    public Page<ExecutionView> list(Caller caller, Listing listing, ExecutionFilter filter) {
        return executions.page(listing, filter);
    }

    /**
     * The execution.
     *
     * @throws Problem 404 if there is none
     */
    @Requires("executions:read")
    public ExecutionView get(Caller caller, UUID id) {
        return executions.find(id).orElseThrow(() -> Problem.notFound("execution", id));
    }

    /**
     * Its steps in the order of the workflow, each summed up over its tasks.
     *
     * @throws Problem 404 if there is no such execution
     */
    @Requires("executions:read")
    public List<StepView> steps(Caller caller, UUID id) {
        return steps.list(id).orElseThrow(() -> Problem.notFound("execution", id));
    }

    /**
     * The graph that it runs, as it was when it was started, without the settings of its steps: those are the job's.
     *
     * @throws Problem 404 if there is no such execution
     */
    @Requires("executions:read")
    public Workflow graph(Caller caller, UUID id) {
        Workflow frozen = executions.workflow(id).orElseThrow(() -> Problem.notFound("execution", id));
        return new Workflow(
                frozen.nodes().stream()
                        .map(n -> new Workflow.Node(
                                n.id(), n.name(), n.type(), null, null, null, null, n.join(), n.per()))
                        .toList(),
                frozen.edges());
    }

    /**
     * One page of its tasks; they can be sorted by stepId, targetName, state, startedAt and finishedAt.
     *
     * @throws Problem 404 if there is no such execution
     */
    @Requires("executions:read")
    public Page<TaskView> tasks(Caller caller, UUID id, Listing listing, TaskFilter filter) {
        get(caller, id);
        return tasks.page(id, listing, filter);
    }

    /**
     * Its output after a place, as text. The execution is read first: if it is final, what is found after is all there is.
     *
     * @param after {@link OutputPage#next()} of the answer before, 0 for the first
     * @param limit the most segments, up to {@value #MOST_SEGMENTS}; there are fewer when they are long
     * @throws Problem 404 if there is no such execution
     */
    @Requires("executions:read")
    public OutputPage output(Caller caller, UUID id, OutputFilter filter, long after, int limit) {
        boolean over = get(caller, id).state().isFinal();
        OutputRows.Items found = output.items(id, filter, after, limit, BYTES_IN_PAGE);
        List<OutputItem> items = found.items();
        long next = items.isEmpty() ? after : items.get(items.size() - 1).seq();
        return new OutputPage(items, next, over && !found.more());
    }

    /**
     * Writes its output as it was written on the hosts, segment by segment, never held whole.
     *
     * @param after as of {@link #output}
     * @throws Problem 404 if there is no such execution
     */
    @Requires("executions:read")
    public void writeOutput(Caller caller, UUID id, OutputFilter filter, long after, OutputStream out)
            throws IOException {
        get(caller, id);
        long place = after;
        List<OutputRows.Bytes> segments;
        do {
            segments = output.bytes(id, filter, place, SEGMENTS_IN_MEMORY);
            for (OutputRows.Bytes segment : segments) {
                out.write(segment.data());
                place = segment.sequence();
            }
        } while (segments.size() == SEGMENTS_IN_MEMORY);
    }
}
