package io.opsconductor.batch.steps;

import io.opsconductor.platform.ShellWords;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Shell text that puts a script into a file of its own, readable by its owner alone, runs it and removes the file
 * whatever happens. The script comes out of a here-document, so that it stands in no argv and standard input stays free
 * for it.
 */
final class ScriptText {
    private ScriptText() {}

    /**
     * The text.
     *
     * @param interpreter a program with its options, as shell words
     */
    static String of(String script, String interpreter, List<String> args) {
        String end = "END_" + UUID.randomUUID().toString().replace("-", "");
        String words = args.stream().map(ShellWords::quote).collect(Collectors.joining(" "));
        return """
                umask 077
                oc_f=$(mktemp "${TMPDIR:-/tmp}/opsconductor.XXXXXXXXXX") || exit 126
                trap 'rm -f "$oc_f"' EXIT
                trap 'rm -f "$oc_f"; trap - TERM; kill -TERM $$' TERM
                trap 'rm -f "$oc_f"; trap - INT; kill -INT $$' INT
                trap 'rm -f "$oc_f"; trap - HUP; kill -HUP $$' HUP
                cat >"$oc_f" <<'%1$s' || exit 126
                %2$s
                %1$s
                %3$s "$oc_f" %4$s
                """.formatted(end, withoutLastNewline(script), interpreter, words);
    }

    private static String withoutLastNewline(String script) {
        return script.endsWith("\n") ? script.substring(0, script.length() - 1) : script;
    }
}
