package io.opsconductor.batch;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;

/** The executors by the type of their steps. */
@ApplicationScoped
public class StepExecutors {
    @Inject
    @Any
    private Instance<StepExecutor> all;

    private final Map<String, StepExecutor> byType = new HashMap<>();

    @PostConstruct
    void pair() {
        all.forEach(executor -> byType.put(executor.type(), executor));
    }

    /** The executor of the type; every type of the step library has one. */
    StepExecutor of(String type) {
        StepExecutor executor = byType.get(type);
        if (executor == null) {
            throw new IllegalStateException("No executor for steps of type " + type);
        }
        return executor;
    }
}
