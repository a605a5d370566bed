package io.opsconductor.web.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.assets.TargetCommand;
import io.opsconductor.assets.TargetGroupCommand;
import io.opsconductor.automation.JobCommand;
import io.opsconductor.automation.JobDocument;
import io.opsconductor.communication.ChannelCommand;
import io.opsconductor.communication.SubscriptionCommand;
import io.opsconductor.identity.UserCommand;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Problem;
import io.opsconductor.web.json.JsonBodies;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Null is no value for a field that is required; left out, it means its default. */
class RequiredFieldsTest {
    private static final Map<String, Class<?>> BODIES = Map.of(
            "user", UserCommand.class,
            "target", TargetCommand.class,
            "group", TargetGroupCommand.class,
            "job", JobCommand.class,
            "file", JobDocument.class,
            "channel", ChannelCommand.class,
            "subscription", SubscriptionCommand.class);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "user         | {'enabled': null}                                            | enabled",
                "target       | {'tags': null}                                               | tags",
                "target       | {'enabled': null}                                            | enabled",
                "target       | {'connections': null}                                        | connections",
                "group        | {'kind': null}                                               | kind",
                "job          | {'workflow': {'nodes': null}}                                | workflow.nodes",
                "job          | {'workflow': {'edges': null}}                                | workflow.edges",
                "job          | {'workflow': {'nodes': [{'with': null}]}}                    | workflow.nodes[0].with",
                "job          | {'workflow': {'nodes': [{'retry': {'backoffSeconds': null}}]}} | workflow.nodes[0].retry.backoffSeconds",
                "file         | {'workflow': {'edges': null}}                                | workflow.edges",
                "channel      | {'enabled': null}                                            | enabled",
                "subscription | {'enabled': null}                                            | enabled"
            })
    void nullIsRefusedAtItsField(String kind, String body, String field) {
        Problem problem = catchThrowableOfType(Problem.class, () -> read(kind, body));

        assertThat(problem.errors()).singleElement().satisfies(error -> {
            assertThat(error.field()).isEqualTo(field);
            assertThat(error.message()).startsWith("is required");
        });
    }

    @Test
    void whatIsLeftOutHasItsDefault() {
        BODIES.keySet().forEach(kind -> assertThat(read(kind, "{}")).as(kind).isNotNull());
        JobCommand job = (JobCommand)
                read("job", "{'workflow': {'nodes': [{'id': 'a', 'type': 'ssh.command', 'retry': {'attempts': 2}}]}}");

        assertThat(job.workflow().edges()).isEmpty();
        assertThat(job.workflow().nodes().get(0).retry().backoffSeconds()).isNull();
    }

    @Test
    void nullOfWhatIsOptionalIsAsIfItWereLeftOut() {
        JobCommand job = (JobCommand) read(
                "job",
                "{'parameters': [{'name': 'p', 'type': 'text', 'default': null}], 'strategy': {'kind': 'parallel', 'batch':"
                        + " null, 'stopAfterFailures': null}, 'workflow': {'nodes': [{'id': 'a', 'type': 'ssh.command',"
                        + " 'with': {'command': 'x', 'stdin': null}, 'retry': null}]}}");

        assertThat(job.parameters().get(0).defaultValue()).isNull();
        assertThat(job.strategy().batch()).isNull();
        assertThat(job.strategy().stopAfterFailures()).isNull();
        assertThat(job.workflow().nodes().get(0).with().has("stdin")).isFalse();
        assertThat(job.workflow().nodes().get(0).with().has("command")).isTrue();
    }

    private static Object read(String kind, String body) {
        return JsonBodies.convert(Json.read(body.replace('\'', '"'), JsonNode.class), BODIES.get(kind));
    }
}
