package io.opsconductor.automation;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Shows the backlog at {@code /metrics}. It is counted at most every five seconds, however often the page is read. */
@Startup
@Singleton
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class BacklogMetrics {
    private static final Logger LOG = Logger.getLogger(BacklogMetrics.class.getName());
    private static final long GOOD_FOR = Duration.ofSeconds(5).toNanos();

    @Inject
    private MetricRegistry registry;

    @Inject
    private Backlog backlog;

    private Backlog.Snapshot counted = new Backlog.Snapshot(Map.of(), 0);
    private long countedAt = System.nanoTime() - GOOD_FOR;

    @PostConstruct
    void register() {
        Metadata open = Metadata.builder()
                .withName("opsconductor.executions.open")
                .withDescription("Executions that are not final, by state")
                .build();
        Arrays.stream(ExecutionState.values())
                .filter(state -> !state.isFinal())
                .forEach(state -> registry.gauge(
                        open, this, metrics -> metrics.snapshot().in(state), new Tag("state", state.wireName())));
        Metadata oldest = Metadata.builder()
                .withName("opsconductor.executions.oldest.queued.seconds")
                .withDescription("How long the oldest queued execution has waited")
                .build();
        registry.gauge(oldest, this, metrics -> metrics.snapshot().oldestQueuedSeconds());
    }

    private synchronized Backlog.Snapshot snapshot() {
        if (System.nanoTime() - countedAt >= GOOD_FOR) {
            countedAt = System.nanoTime();
            try {
                counted = backlog.now();
            } catch (RuntimeException e) {
                // The metrics page shows the last count; readiness says that the database is away.
                LOG.log(Level.FINE, "The backlog could not be counted", e);
            }
        }
        return counted;
    }
}
