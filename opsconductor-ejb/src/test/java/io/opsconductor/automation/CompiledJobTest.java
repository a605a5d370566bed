package io.opsconductor.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.automation.steps.SftpUpload;
import io.opsconductor.automation.steps.SshCommand;
import io.opsconductor.automation.template.UnresolvedReference;
import io.opsconductor.platform.Json;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompiledJobTest {
    private static final String JOB = """
            {"parameters": [{"name": "dir", "type": "text"}, {"name": "token", "type": "secret"}],
             "workflow": {"nodes": [
               {"id": "first", "type": "ssh.command", "with": {"command": "uptime"}},
               {"id": "second", "type": "ssh.command", "with": {
                 "command": "ls ${params.dir} ${steps.first.output} ${target.tags.env}",
                 "environment": {"TOKEN": "${secrets.token}", "SAME": "${params.token}", "RUN": "${execution.number}"}}}],
              "edges": [{"from": "first", "to": "second", "on": "success"}]},
             "targets": {"names": ["a"]}}
            """;

    private final CompiledJob job = CompiledJob.of(parse());

    private static JobDefinition parse() {
        try {
            return Json.MAPPER.readValue(JOB, JobDefinition.class);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void placesAreAllStepsOnAllTargets() {
        assertThat(job.definition().places(2))
                .containsExactly(
                        new Walk.Place("first", 0),
                        new Walk.Place("first", 1),
                        new Walk.Place("second", 0),
                        new Walk.Place("second", 1));
    }

    private static Values values(Map<String, String> tags, Walk.End first) {
        return new Values(
                new ExecutionFacts(UUID.randomUUID(), 12),
                Map.<String, JsonNode>of("dir", Json.MAPPER.valueToTree("/tmp/it's")),
                new TargetFacts(UUID.randomUUID(), "web1", "10.0.0.1", tags),
                id -> first,
                name -> "s3cret");
    }

    @Test
    void settingsAreRenderedEachInItsWay() {
        SshCommand settings = job.step("second")
                .settings(
                        SshCommand.class,
                        values(Map.of("env", "prod"), new Walk.End(TaskState.SUCCEEDED, 0, "up; rm -rf /", Map.of())));

        assertThat(settings.command()).isEqualTo("ls '/tmp/it'\\''s' 'up; rm -rf /' 'prod'");
        assertThat(settings.environment())
                .containsOnly(Map.entry("TOKEN", "s3cret"), Map.entry("SAME", "s3cret"), Map.entry("RUN", "12"));
        assertThat(settings.stdin()).isNull();
    }

    @Test
    void missingTagIsNeverAnEmptyWord() {
        assertThatThrownBy(() -> job.step("second")
                        .settings(
                                SshCommand.class, values(Map.of(), new Walk.End(TaskState.SUCCEEDED, 0, "", Map.of()))))
                .isInstanceOf(UnresolvedReference.class)
                .hasMessageContaining("${target.tags.env}")
                .hasMessageContaining("web1");
    }

    @Test
    void outputOfAStepThatDidNotRunIsNeverAnEmptyWord() {
        assertThatThrownBy(() -> job.step("second").settings(SshCommand.class, values(Map.of("env", "x"), null)))
                .isInstanceOf(UnresolvedReference.class)
                .hasMessageContaining("did not run");
    }

    @ParameterizedTest
    @CsvSource({"4777,mode", "abc,mode", "0644,", "644,"})
    void valueMakesNoSettingWhatItMayNotBe(String mode, String refused) {
        StepPlan upload = CompiledJob.of(Json.read("""
                        {"parameters": [{"name": "dir", "type": "text"}], "workflow": {"nodes": [
                           {"id": "put", "type": "sftp.upload",
                            "with": {"content": "x", "path": "/tmp/x", "mode": "${params.dir}"}}]},
                         "targets": {"names": ["a"]}}
                        """, JobDefinition.class)).step("put");
        Values values = new Values(
                new ExecutionFacts(UUID.randomUUID(), 12),
                Map.<String, JsonNode>of("dir", Json.MAPPER.valueToTree(mode)),
                null,
                id -> null,
                name -> null);

        if (refused == null) {
            assertThat(upload.settings(SftpUpload.class, values).effectiveMode())
                    .isEqualTo(0644);
        } else {
            assertThatThrownBy(() -> upload.settings(SftpUpload.class, values))
                    .isInstanceOf(StepRefused.class)
                    .hasMessageContaining(refused)
                    .hasMessageContaining("octal");
        }
    }

    @Test
    void stepsThatOthersReferToAreKnown() {
        assertThat(job.isReferredTo("first")).isTrue();
        assertThat(job.isReferredTo("second")).isFalse();
        assertThat(job.step("second").secrets()).containsOnly("token");
        assertThat(job.tasks(20)).isEqualTo(40);
    }

    /** Every field that a stored definition can have. A change of it needs a way to read what was stored before. */
    private static final String STORED = """
            {"parameters": [
               {"name": "dir", "type": "text", "label": "Folder", "help": "Where to look", "required": true,
                "default": "/tmp", "pattern": "/.*"},
               {"name": "level", "type": "choice", "choices": ["low", "high"]}],
             "workflow": {
               "nodes": [
                 {"id": "first", "name": "First", "type": "ssh.command", "with": {"command": "uptime"},
                  "timeoutSeconds": 60, "retry": {"attempts": 3, "backoffSeconds": 5}, "idempotent": true},
                 {"id": "second", "type": "http.request", "with": {"url": "http://localhost/"}, "join": "any",
                  "per": "execution"}],
               "edges": [{"from": "first", "to": "second", "on": "failure", "when": "execution.number > 1"}]},
             "targets": {"ids": ["00000000-0000-0007-0000-000000000001"], "names": ["web1"], "groups": ["web"],
                         "tags": {"env": "prod"}, "query": "tags.env == 'prod'"},
             "strategy": {"kind": "rolling", "limit": 5, "batch": "10%", "stopAfterFailures": 1},
             "timeoutSeconds": 3600}
            """;

    @Test
    void definitionKeepsTheFormInWhichItIsStored() throws JsonProcessingException {
        JobDefinition definition = Json.read(STORED, JobDefinition.class);

        assertThat(Json.tree(definition)).isEqualTo(Json.MAPPER.readTree(STORED));
    }
}
