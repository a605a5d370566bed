package io.opsconductor.automation.start;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.assets.TargetRef;
import io.opsconductor.automation.Trigger;
import io.opsconductor.platform.Ids;
import io.opsconductor.platform.Json;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;

/** Puts executions of one command into a database of a test. */
public final class StartedExecutions {
    private static final String DEFINITION = """
            {"parameters": [], "workflow": {"nodes": [
               {"id": "first", "name": "First", "type": "ssh.command", "with": {"command": "uptime"}},
               {"id": "second", "type": "ssh.command", "with": {"command": "df"}}],
             "edges": [{"from": "first", "to": "second", "on": "success"}]}, "targets": {"tags": {"env": "test"}}}
            """;

    private final Jdbi jdbi;

    /** In that database. */
    public StartedExecutions(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** One over so many targets, none of which exists. */
    public UUID over(int targets) {
        return insert(Ids.next(), 1, null, targets, false, Instant.parse("2026-03-01T10:00:00Z"));
    }

    /** One whose selector matched nothing. */
    UUID withoutTargets() {
        return insert(Ids.next(), 1, null, 0, true, Instant.parse("2026-03-01T10:00:00Z"));
    }

    /** One of a job. */
    public UUID insert(UUID id, long number, UUID jobId, int targets, boolean noTargets, Instant at) {
        List<TargetRef> refs = IntStream.range(0, targets)
                .mapToObj(i -> new TargetRef(new UUID(7, i), "host" + i))
                .toList();
        new StartRows(jdbi)
                .insert(new NewExecution(
                        id,
                        number,
                        jobId,
                        "Job",
                        jobId == null ? null : 3L,
                        jobId == null ? "command" : "job",
                        5,
                        new Trigger("user", new UUID(1, 1), "ann"),
                        new UUID(1, 1),
                        "ann",
                        Json.read("{\"who\": \"world\"}", JsonNode.class),
                        DEFINITION,
                        new byte[] {1, 2, 3},
                        refs,
                        targets * 2,
                        noTargets,
                        at,
                        "correlation"));
        return id;
    }
}
