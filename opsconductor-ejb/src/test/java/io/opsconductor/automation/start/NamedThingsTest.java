package io.opsconductor.automation.start;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.opsconductor.assets.CredentialCatalog;
import io.opsconductor.assets.Protocol;
import io.opsconductor.automation.JobDefinition;
import io.opsconductor.automation.Parameter;
import io.opsconductor.automation.TargetSelector;
import io.opsconductor.automation.Workflow;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.FieldError;
import io.opsconductor.platform.Ids;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Problem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedThingsTest {
    private static final Caller CALLER = Caller.system("test");
    private static final UUID WEB = UUID.fromString("01931f3a-7c3e-7d51-9f0e-3f6a0c5d2b11");
    private static final UUID KEY = Ids.next();
    private static final List<Parameter> PARAMETERS =
            List.of(new Parameter("host", "target", null, null, null, null, null, null));

    private final NamedThings named = new NamedThings(
            new CredentialCatalog() {
                @Override
                public List<FieldError> faults(Caller caller, Map<String, UUID> credentials, Protocol protocol) {
                    return credentials.entrySet().stream()
                            .filter(named -> !named.getValue().equals(KEY))
                            .map(named -> new FieldError(named.getKey(), "unknown"))
                            .toList();
                }
            },
            new OneTarget());

    /** Knows web-1 alone. */
    private static final class OneTarget extends TargetLookup {
        @Override
        public TargetChoice resolve(Caller caller, TargetSelector selector, String field) {
            boolean known = selector.ids() == null
                    ? selector.names().equals(List.of("web-1"))
                    : selector.ids().equals(List.of(WEB));
            return new TargetChoice(List.of(), known ? List.of() : List.of(new FieldError(field, "unknown")));
        }

        @Override
        public List<String> names(Caller caller, Collection<UUID> ids) {
            return List.of();
        }
    }

    private void demandHost(String value) {
        Map<String, JsonNode> given = value == null ? Map.of() : Map.of("host", TextNode.valueOf(value));
        named.demandTargets(CALLER, PARAMETERS, ParameterValues.of(PARAMETERS, given));
    }

    @ParameterizedTest
    @ValueSource(strings = {"web-1", "01931f3a-7c3e-7d51-9f0e-3f6a0c5d2b11"})
    void parameterNamesATargetByNameOrId(String value) {
        assertThatCode(() -> demandHost(value)).doesNotThrowAnyException();
    }

    @Test
    void optionalTargetMayBeLeftOut() {
        assertThatCode(() -> demandHost(null)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"web-2", "01931f3a-7c3e-7d51-9f0e-000000000000"})
    void parameterThatNamesNoTargetIsRefused(String value) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> demandHost(value))
                .withMessageContaining("parameters.host")
                .withMessageContaining(value);
    }

    private void demandKey(UUID id) {
        ObjectNode with = Json.MAPPER.createObjectNode().put("command", "true").put("credentialId", id.toString());
        Workflow.Node node = new Workflow.Node("a", null, "ssh.command", with, null, null, null, null, null);
        named.demandCredentials(
                CALLER,
                new JobDefinition(null, new Workflow(List.of(node), List.of()), null, null, null),
                UnaryOperator.identity());
    }

    @Test
    void credentialOfAStepMustExist() {
        assertThatCode(() -> demandKey(KEY)).doesNotThrowAnyException();
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> demandKey(Ids.next()))
                .withMessageContaining("workflow.nodes[0].with.credentialId");
    }
}
