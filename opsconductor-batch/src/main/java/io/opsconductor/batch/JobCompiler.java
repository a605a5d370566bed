package io.opsconductor.batch;

import io.opsconductor.automation.CompiledJob;
import io.opsconductor.automation.JobDefinition;
import io.opsconductor.platform.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;

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

    private final Map<JobDefinition, CompiledJob> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<JobDefinition, CompiledJob> eldest) {
            return size() > KEPT;
        }
    };

    /**
     * The compiled form.
     *
     * @throws io.opsconductor.platform.Problem 400 if it is not valid (any more)
     */
    CompiledJob compiled(JobDefinition definition) {
        synchronized (kept) {
            CompiledJob known = kept.get(definition);
            if (known != null) {
                return known;
            }
        }
        CompiledJob compiled = CompiledJob.of(definition);
        if (Json.write(definition).length() <= LARGEST_KEPT) {
            synchronized (kept) {
                kept.put(definition, compiled);
            }
        }
        return compiled;
    }
}
