package io.opsconductor.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsconductor.assets.TargetRef;
import io.opsconductor.automation.ClaimedExecution;
import io.opsconductor.automation.ExecutionState;
import io.opsconductor.automation.Failure;
import io.opsconductor.automation.JobDefinition;
import io.opsconductor.automation.RunChanges;
import io.opsconductor.automation.TaskRow;
import io.opsconductor.automation.TaskState;
import io.opsconductor.platform.Ids;
import io.opsconductor.platform.Json;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunFactoryTest {
    private static final Failure REFUSED = new Failure("run_as_refused", "ann may not run this any more.");

    @Test
    void anExecutionThatFailsAtItsFirstClaimEndsWithAllItsTasks() {
        JobDefinition definition = Json.read("""
                {"workflow": {"nodes": [
                   {"id": "first", "type": "ssh.command", "with": {"command": "true"}},
                   {"id": "unreadable", "type": "no.such.type"}], "edges": []}}
                """, JobDefinition.class);
        List<TargetRef> targets = List.of(new TargetRef(Ids.next(), "a"), new TargetRef(Ids.next(), "b"));

        Run run = RunFactory.failed(claimed(definition, targets), REFUSED, Clock.systemUTC());

        RunChanges changes = run.book().turn().changes();
        assertThat(changes.planned()).hasSize(4).extracting(TaskRow::targetName).containsExactly("a", "b", "a", "b");
        assertThat(changes.tasks()).hasSize(4).allSatisfy(task -> {
            assertThat(task.state()).isEqualTo(TaskState.CANCELLED);
            assertThat(task.failure()).isEqualTo(REFUSED);
        });
        assertThat(changes.progress().tasks()).isEqualTo(4);
        assertThat(changes.progress().cancelled()).isEqualTo(4);
        assertThat(changes.progress().queued()).isZero();
        assertThat(changes.end().state()).isEqualTo(ExecutionState.FAILED);
        assertThat(changes.end().failure()).isEqualTo(REFUSED);
    }

    private static ClaimedExecution claimed(JobDefinition definition, List<TargetRef> targets) {
        return new ClaimedExecution(
                Ids.next(),
                1,
                false,
                1,
                Ids.next(),
                "job",
                ExecutionState.QUEUED,
                Ids.next(),
                "ann",
                "correlation",
                Json.MAPPER.createObjectNode(),
                null,
                definition,
                null,
                false,
                false,
                targets,
                List.of(),
                0);
    }
}
