package io.opsconductor.automation.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsconductor.automation.JobDefinition;
import io.opsconductor.platform.Json;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which fields of a definition name credentials. */
class CredentialLookupTest {
    private static final UUID ID = UUID.fromString("01900000-0000-7000-8000-000000000000");

    @Test
    void eachStepThatNamesOneIsFound() {
        JobDefinition definition = Json.read("""
                {"workflow": {"nodes": [
                   {"id": "a", "type": "ssh.command", "with": {"command": "id"}},
                   {"id": "b", "type": "ssh.command", "with": {"command": "id", "credentialId": "%s"}},
                   {"id": "c", "type": "ssh.command"}]}}
                """.formatted(ID), JobDefinition.class);

        assertThat(CredentialLookup.named(definition)).isEqualTo(Map.of("workflow.nodes[1].with.credentialId", ID));
    }

    @Test
    void whatIsNoIdIsLeftToTheRulesOfSettings() {
        JobDefinition draft = Json.read("""
                {"workflow": {"nodes": [
                   {"id": "a", "type": "ssh.command", "with": {"credentialId": "mine"}},
                   {"id": "b", "type": "ssh.command", "with": {"credentialId": 7}},
                   {"id": "c", "type": "ssh.command", "with": {"credentialId": null}}]}}
                """, JobDefinition.class);

        assertThat(CredentialLookup.named(draft)).isEmpty();
    }
}
