package io.opsconductor.automation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsconductor.platform.Json;
import java.util.List;
import java.util.UUID;

/**
 * A command to run at once, without a job.
 *
 * @param command shell text
 * @param targets where
 * @param credentialId in place of the connections' own, or null
 * @param strategy null for parallel with the default limit
 * @param timeoutSeconds of the command on each target, or null for none
 */
public record AdHocCommand(
        String command, TargetSelector targets, UUID credentialId, Strategy strategy, Integer timeoutSeconds) {
    /** The id of the only step of such an execution. */
    public static final String STEP = "command";

    private static final int LONGEST_TITLE = 100;

    /** The same as a job of one step. */
    JobDefinition definition() {
        ObjectNode with = Json.MAPPER.createObjectNode().put("command", command);
        if (credentialId != null) {
            with.put(Workflow.Node.CREDENTIAL, credentialId.toString());
        }
        Workflow.Node node = new Workflow.Node(STEP, null, "ssh.command", with, timeoutSeconds, null, null, null, null);
        return new JobDefinition(List.of(), new Workflow(List.of(node), List.of()), targets, strategy, null);
    }

    /** The field of the request that a field of {@link #definition()} was made from. */
    static String requestField(String field) {
        return field.replaceFirst("^workflow\\.nodes\\[0]\\.(with\\.)?", "");
    }

    /** What lists show: the beginning of its first line. */
    String title() {
        String line = command.strip().lines().findFirst().orElse("");
        return line.length() <= LONGEST_TITLE ? line : line.substring(0, LONGEST_TITLE - 1) + "…";
    }
}
