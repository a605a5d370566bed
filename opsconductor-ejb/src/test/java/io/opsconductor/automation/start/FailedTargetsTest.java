package io.opsconductor.automation.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsconductor.assets.TargetRef;
import io.opsconductor.automation.CompiledJob;
import io.opsconductor.automation.ExecutionFacts;
import io.opsconductor.automation.JobDefinition;
import io.opsconductor.automation.OutputHeads;
import io.opsconductor.automation.RunFacts;
import io.opsconductor.automation.TargetFacts;
import io.opsconductor.automation.TaskRow;
import io.opsconductor.automation.TaskState;
import io.opsconductor.platform.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** On which targets an execution did not succeed: two steps, and one that runs where the first failed with code 3. */
class FailedTargetsTest {
    private static final String JOB = """
            {"workflow": {"nodes": [
               {"id": "check", "type": "ssh.command", "with": {"command": "check"}},
               {"id": "use", "type": "ssh.command", "with": {"command": "use"}},
               {"id": "mend", "type": "ssh.command", "with": {"command": "mend"}}],
             "edges": [
               {"from": "check", "to": "use", "on": "success"},
               {"from": "check", "to": "mend", "on": "failure", "when": "steps.check.exitCode == 3"}]},
             "targets": {"tags": {"env": "test"}}}
            """;

    private final CompiledJob job = CompiledJob.of(Json.read(JOB, JobDefinition.class));
    private final List<TargetRef> targets = new ArrayList<>();
    private final List<TaskRow> tasks = new ArrayList<>();

    @Test
    void whereNothingFailedIsNotAmongThem() {
        target("fine", row("check", TaskState.SUCCEEDED, 0), row("use", TaskState.SUCCEEDED, 0), skipped("mend"));

        assertThat(failed()).isEmpty();
    }

    @Test
    void aFailureThatWasHandledIsNone() {
        target("mended", row("check", TaskState.FAILED, 3), skipped("use"), row("mend", TaskState.SUCCEEDED, 0));
        target("broken", row("check", TaskState.FAILED, 1), skipped("use"), skipped("mend"));

        assertThat(failed()).containsExactly("broken");
    }

    @Test
    void aTargetThatWasGivenUpDidNotSucceed() {
        target("broken", row("check", TaskState.TIMED_OUT, 1), skipped("use"), skipped("mend"));
        target("fine", row("check", TaskState.SUCCEEDED, 0), row("use", TaskState.SUCCEEDED, 0), skipped("mend"));
        target("never begun", skipped("check"), skipped("use"), skipped("mend"));

        assertThat(failed()).containsExactly("broken", "never begun");
    }

    @Test
    void whatWasCancelledOrCutOffDidNotSucceed() {
        target(
                "cancelled",
                row("check", TaskState.SUCCEEDED, 0),
                row("use", TaskState.CANCELLED, null),
                skipped("mend"));
        target("cut off", row("check", TaskState.INTERRUPTED, null), skipped("use"), skipped("mend"));

        assertThat(failed()).containsExactly("cancelled", "cut off");
    }

    @Test
    void whereNoTaskWasEverPlannedNothingSucceeded() {
        target("one");
        target("two");

        assertThat(failed()).containsExactly("one", "two");
    }

    private record Ended(String step, TaskState state, Integer exitCode) {}

    private static Ended row(String step, TaskState state, Integer exitCode) {
        return new Ended(step, state, exitCode);
    }

    private static Ended skipped(String step) {
        return new Ended(step, TaskState.SKIPPED, null);
    }

    private void target(String name, Ended... ended) {
        TargetRef target = new TargetRef(UUID.randomUUID(), name);
        targets.add(target);
        for (Ended end : ended) {
            tasks.add(new TaskRow(
                    UUID.randomUUID(),
                    end.step,
                    "ssh.command",
                    target.id(),
                    name,
                    end.state,
                    1,
                    end.exitCode,
                    null,
                    null,
                    null,
                    Map.of(),
                    false,
                    null,
                    1));
        }
    }

    private List<String> failed() {
        RunFacts facts = RunFacts.of(
                new ExecutionFacts(UUID.randomUUID(), 1),
                Json.MAPPER.createObjectNode(),
                targets.stream()
                        .map(t -> new TargetFacts(t.id(), t.name(), "", Map.of()))
                        .toList());
        return FailedTargets.among(targets, tasks, new OutputHeads(job::isReferredTo), job.walk(facts)).stream()
                .map(TargetRef::name)
                .toList();
    }
}
