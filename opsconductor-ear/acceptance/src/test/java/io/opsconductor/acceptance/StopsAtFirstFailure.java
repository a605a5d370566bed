package io.opsconductor.acceptance;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** For a journey whose steps build on each other: after one has failed, the rest would only fail for its sake. */
final class StopsAtFirstFailure implements ExecutionCondition, TestExecutionExceptionHandler {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Object failed = journey(context).get("failed");
        return failed == null
                ? ConditionEvaluationResult.enabled("nothing has failed")
                : ConditionEvaluationResult.disabled(failed + " has failed");
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        journey(context).put("failed", context.getDisplayName());
        throw failure;
    }

    private static ExtensionContext.Store journey(ExtensionContext context) {
        return context.getTestClass()
                .map(type -> context.getRoot().getStore(Namespace.create(StopsAtFirstFailure.class, type)))
                .orElseThrow();
    }
}
