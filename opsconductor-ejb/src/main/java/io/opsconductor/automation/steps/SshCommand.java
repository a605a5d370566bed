package io.opsconductor.automation.steps;

import java.util.Map;
import java.util.UUID;

/**
 * Settings of {@code ssh.command}.
 *
 * @param command shell text
 * @param environment variables by name, or null
 * @param stdin what the command reads, or null
 * @param credentialId used in place of the connection's credential, or null
 */
@StepDefinition(
        type = "ssh.command",
        title = "Run a command",
        description = "Runs one shell command on each target over SSH and keeps its output and exit code. An exit code"
                + " other than 0 is a failure.",
        category = "SSH",
        needsTarget = true)
public record SshCommand(
        @Setting(
                title = "Command",
                help = "Shell text for /bin/sh. ${params.name} is inserted as one quoted word; do not add"
                        + " quotes around it.",
                example = "df -h ${params.path}",
                kind = Setting.Kind.SHELL,
                required = true,
                mayBeEmpty = false,
                multiline = true)
        String command,

        @Setting(
                title = "Environment",
                help = "Variables for the command, by name. Values never appear in process lists, so put"
                        + " secrets here.",
                kind = Setting.Kind.CHANNEL)
        Map<String, String> environment,

        @Setting(
                title = "Standard input",
                help = "Text that the command reads. It may contain secrets.",
                kind = Setting.Kind.CHANNEL,
                maxBytes = 1_048_576,
                multiline = true)
        String stdin,

        @Setting(
                title = "Credential",
                help = "Signs in with this credential instead of the one set on the target's connection.")
        UUID credentialId) {}
