package io.opsconductor.automation.steps;

import java.util.List;
import java.util.Map;

/**
 * Settings of {@code ssh.script}.
 *
 * @param script the text of the script
 * @param interpreter the program that reads it, with its options; null for {@value #DEFAULT_INTERPRETER}
 * @param args arguments, each one word, or null
 * @param environment variables by name, or null
 * @param stdin what the script reads, or null
 */
@StepDefinition(
        type = "ssh.script",
        title = "Run a script",
        description =
                "Sends a script to each target over SSH, runs it with an interpreter, and keeps its output and exit"
                        + " code. An exit code other than 0 is a failure.",
        category = "SSH",
        needsTarget = true)
public record SshScript(
        @Setting(
                title = "Script",
                help = "The script's text. ${params.name} is inserted as one quoted shell word; for other"
                        + " interpreters pass values through environment or args.",
                example = "set -e\nsystemctl restart ${params.service}\nsystemctl is-active ${params.service}",
                kind = Setting.Kind.SHELL,
                required = true,
                mayBeEmpty = false,
                maxBytes = SshScript.MAX_BYTES,
                multiline = true)
        String script,

        @Setting(
                title = "Interpreter",
                help = "The program that runs the script, with options if needed.",
                example = "/usr/bin/python3 -u",
                kind = Setting.Kind.PROGRAM,
                mayBeEmpty = false,
                defaultValue = SshScript.DEFAULT_INTERPRETER,
                maxBytes = 1_000,
                pattern = "[^\\p{Cntrl}]*",
                patternHelp = "must not contain control characters")
        String interpreter,

        @Setting(title = "Arguments", help = "Passed to the script, one word each.", example = "[\"--verbose\"]")
        List<String> args,

        @Setting(
                title = "Environment",
                help = "Variables for the script, by name. Put secrets here.",
                kind = Setting.Kind.CHANNEL)
        Map<String, String> environment,

        @Setting(
                title = "Standard input",
                help = "Text that the script reads. It may contain secrets.",
                kind = Setting.Kind.CHANNEL,
                maxBytes = 1_048_576,
                multiline = true)
        String stdin) {
    /** The largest script, in bytes of UTF-8. */
    public static final int MAX_BYTES = 1_048_576;

    /** What runs a script whose settings name no interpreter. */
    public static final String DEFAULT_INTERPRETER = "/bin/sh";

    /** What runs it. */
    public String effectiveInterpreter() {
        return interpreter == null ? DEFAULT_INTERPRETER : interpreter;
    }
}
