package io.opsconductor.automation;

/**
 * How an execution ended.
 *
 * @param state a final one
 * @param failure null when there is nothing to explain
 */
public record ExecutionEnd(ExecutionState state, Failure failure) {
    public ExecutionEnd {
        if (!state.isFinal()) {
            throw new IllegalArgumentException(state + " is not final");
        }
    }
}
