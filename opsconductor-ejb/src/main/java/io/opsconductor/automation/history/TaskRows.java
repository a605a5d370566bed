package io.opsconductor.automation.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.automation.TaskFilter;
import io.opsconductor.automation.TaskState;
import io.opsconductor.automation.TaskView;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Page;
import io.opsconductor.platform.data.Instants;
import io.opsconductor.platform.data.KeysetQuery;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Reads rows of {@code automation.task}. */
@ApplicationScoped
public class TaskRows {
    static final String COLUMNS = "t.id, t.step_id, t.step_type, t.target_id, t.target_name, t.state, t.attempt,"
            + " t.exit_code, t.started_at, t.finished_at, t.failure_code, t.failure_message,"
            + " t.outputs::text as outputs,"
            + " t.truncated";

    private Jdbi jdbi;

    /** For the container's proxy. */
    protected TaskRows() {}

    @Inject
    TaskRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** One page of an execution's tasks, in the order they were planned unless asked otherwise. */
    public Page<TaskView> page(UUID executionId, Listing listing, TaskFilter filter) {
        KeysetQuery query = KeysetQuery.of(COLUMNS, "automation.task t", "t.id")
                .sortable("stepId", "t.step_id", "text")
                .sortable("targetName", "coalesce(t.target_name, '')", "text")
                .sortable("state", "t.state", "text")
                .sortable("startedAt", "coalesce(t.started_at, 'infinity')", "timestamptz")
                .sortable("finishedAt", "coalesce(t.finished_at, 'infinity')", "timestamptz")
                .orderedBy("targetName", false)
                .searching("coalesce(t.target_name, '')")
                .where("t.execution_id = :execution", "execution", executionId)
                .where("t.step_id = :step", "step", filter.stepId())
                .where("t.target_id = :target", "target", filter.targetId());
        if (filter.states() != null && !filter.states().isEmpty()) {
            query.where(
                    "t.state = any(:states)",
                    "states",
                    filter.states().stream().map(TaskState::wireName).toArray(String[]::new));
        }
        return jdbi.withHandle(handle -> query.fetch(handle, listing, (row, context) -> view(row)));
    }

    static TaskView view(ResultSet row) throws SQLException {
        Instant started = Instants.read(row, "started_at");
        Instant finished = Instants.read(row, "finished_at");
        return new TaskView(
                row.getObject("id", UUID.class),
                row.getString("step_id"),
                row.getString("step_type"),
                row.getObject("target_id", UUID.class),
                row.getString("target_name"),
                TaskState.of(row.getString("state")),
                row.getInt("attempt"),
                row.getObject("exit_code", Integer.class),
                started,
                finished,
                started == null || finished == null
                        ? null
                        : Duration.between(started, finished).toMillis(),
                ExecutionRows.failure(row, "failure_code", "failure_message"),
                Json.read(row.getString("outputs"), JsonNode.class),
                row.getBoolean("truncated"));
    }
}
