package io.opsconductor.batch;

import io.opsconductor.assets.RemoteProcess;
import io.opsconductor.assets.TargetRef;
import io.opsconductor.automation.Failure;
import io.opsconductor.automation.TaskRow;
import io.opsconductor.automation.TaskState;
import io.opsconductor.automation.Walk;
import io.opsconductor.automation.Workflow;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A task of a run, as its lane sees it. Touched by the lane's thread alone. */
final class RunTask {
    private final UUID id;
    private final Workflow.Node node;
    private final Walk.Place place;
    private final TargetRef target;

    private TaskState state = TaskState.QUEUED;
    private int attempt;
    private Integer exitCode;
    private Instant startedAt;
    private Instant finishedAt;
    private Failure failure;
    private Map<String, Object> outputs = Map.of();
    private boolean truncated;
    private String remoteProcess;
    private long changeSequence;
    private TaskAttempt live;

    RunTask(UUID id, Workflow.Node node, Walk.Place place, TargetRef target) {
        this.id = id;
        this.node = node;
        this.place = place;
        this.target = target;
    }

    /** Takes over what an earlier holder of the lease wrote. */
    void restore(TaskRow row) {
        state = row.state();
        attempt = row.attempt();
        exitCode = row.exitCode();
        startedAt = row.startedAt();
        finishedAt = row.finishedAt();
        failure = row.failure();
        outputs = row.outputs();
        truncated = row.truncated();
        remoteProcess = row.remoteProcess();
        changeSequence = row.changeSequence();
    }

    /** The command is about to be sent. */
    void start(int number, Instant now) {
        state = TaskState.RUNNING;
        attempt = number;
        startedAt = now;
        finishedAt = null;
        exitCode = null;
        failure = null;
        remoteProcess = null;
    }

    /**
     * It goes back to wait for its next attempt.
     *
     * @param mayStillRun whether the last attempt may have left its process on the target
     */
    void waitForNext(int number, Failure reason, boolean mayStillRun) {
        state = TaskState.QUEUED;
        remoteProcess = mayStillRun ? remoteProcess : null;
        attempt = number;
        failure = reason;
        live = null;
    }

    /** Whether an earlier attempt may have left its process on the target. */
    boolean mayStillRun() {
        return state == TaskState.QUEUED && remoteProcess != null;
    }

    /** It waited for its next attempt, which will not come: what counts is the process of the last one. */
    void backToLast() {
        state = TaskState.RUNNING;
        live = null;
    }

    void end(TaskResult result, Instant now) {
        state = result.state();
        exitCode = result.exitCode();
        failure = result.failure();
        outputs = result.outputs();
        finishedAt = now;
        live = null;
    }

    /** Counts an attempt that ended before its command was started. */
    void attempted(int number) {
        attempt = number;
    }

    void remoteProcess(RemoteProcess process) {
        remoteProcess = process.asText();
    }

    void truncated(boolean value) {
        truncated = value;
    }

    void live(TaskAttempt value) {
        live = value;
    }

    /** The attempt under way, or null. */
    TaskAttempt live() {
        return live;
    }

    UUID id() {
        return id;
    }

    Workflow.Node node() {
        return node;
    }

    Walk.Place place() {
        return place;
    }

    /** Null for a step that runs once. */
    TargetRef target() {
        return target;
    }

    TaskState state() {
        return state;
    }

    int attempt() {
        return attempt;
    }

    Integer exitCode() {
        return exitCode;
    }

    Failure failure() {
        return failure;
    }

    Map<String, Object> outputs() {
        return outputs;
    }

    String remoteProcess() {
        return remoteProcess;
    }

    /** The number of its last change that was written. */
    long changeSequence() {
        return changeSequence;
    }

    /** How it is now, under that number. */
    TaskRow row(long sequence) {
        changeSequence = sequence;
        return new TaskRow(
                id,
                node.id(),
                node.type(),
                target == null ? null : target.id(),
                target == null ? null : target.name(),
                state,
                attempt,
                exitCode,
                startedAt,
                finishedAt,
                failure,
                outputs,
                truncated,
                remoteProcess,
                changeSequence);
    }
}
