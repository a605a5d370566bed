package io.opsconductor.batch;

import io.opsconductor.automation.CompiledJob;
import io.opsconductor.automation.JobDefinition;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.RecentlyUsed;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Compiles the definitions of claimed executions. Parsing the conditions on their edges takes milliseconds, and most
 * executions have the definition of one before, so those used last are kept.
 */
@ApplicationScoped
public class JobCompiler {
    /** Definitions that are kept. */
    static final int KEPT = 100;

    /** A longer one, in characters of JSON, is not kept: a hundred of them would be too much. */
    private static final int LARGEST_KEPT = 256 * 1024;

    private final RecentlyUsed<JobDefinition, CompiledJob> kept = new RecentlyUsed<>(KEPT);

    /**
     * The compiled form.
     *
     * @throws io.opsconductor.platform.Problem 400 if it is not valid (any more)
     */
    CompiledJob compiled(JobDefinition definition) {
        return kept.get(definition).orElseGet(() -> compile(definition));
    }

    private CompiledJob compile(JobDefinition definition) {
        CompiledJob compiled = CompiledJob.of(definition);
        if (Json.write(definition).length() <= LARGEST_KEPT) {
            kept.put(definition, compiled);
        }
        return compiled;
    }
}
