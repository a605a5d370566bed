package io.opsconductor.assets.ssh;

import io.opsconductor.assets.CommandLine;
import io.opsconductor.platform.ShellWords;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What goes over the channel to run a command. The exec request is a constant that every login shell understands; text,
 * environment and input follow on standard input, so none of them stands in an argv.
 *
 * <p>The input is a line with a marker, lines of shell text, the marker once more, and what the command itself reads.
 * The text begins by writing the marker to both streams: whatever a login file wrote before it is not the command's
 * output. On standard error the marker tells the process group and the start time of its leader.
 */
final class CommandText {
    /**
     * The exec request. It needs no other program, since each costs the host a process; {@code read} takes lines off the
     * input byte by byte and so leaves the rest to the command. The line feed that joins them again is taken from IFS
     * (space, tab, line feed in a new shell), because not every login shell allows one within single quotes.
     */
    static final String REQUEST =
            "exec /bin/sh -c 'oc_n=${IFS#??}; oc_n=${oc_n%\"${oc_n#?}\"}; oc_t=; IFS= read -r oc_m;"
                    + " until IFS= read -r oc_l || exit 97; test \"$oc_l\" = \"$oc_m\"; do oc_t=$oc_t$oc_l$oc_n; done;"
                    + " eval \"$oc_t\"'";

    /**
     * Longer texts come in a second part, which {@code dd} reads in one go where it can: byte by byte a mebibyte takes
     * seconds.
     */
    private static final int ONE_PART = 16 * 1024;

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private CommandText() {}

    /**
     * The channel's whole input.
     *
     * @throws IllegalArgumentException if a name is no shell identifier, or a NUL stands in text or environment
     */
    static byte[] input(CommandLine command, String marker) {
        byte[] body = body(command, false);
        byte[] begin = utf8(begin(marker));
        byte[] frame = utf8(marker + "\n");
        ByteArrayOutputStream input = new ByteArrayOutputStream(body.length + 1024);
        input.writeBytes(frame);
        input.writeBytes(begin);
        if (begin.length + body.length <= ONE_PART) {
            input.writeBytes(body);
            input.write('\n');
            input.writeBytes(frame);
        } else {
            byte[] whole = body(command, true);
            input.writeBytes(utf8(readRest(whole.length)));
            input.writeBytes(frame);
            input.writeBytes(whole);
        }
        if (command.stdin() != null) {
            input.writeBytes(command.stdin());
        }
        return input.toByteArray();
    }

    private static String begin(String marker) {
        return "oc_s=; [ -r /proc/$$/stat ] && read -r oc_s </proc/$$/stat; set -- $oc_s; printf '%s %s %s\\n' "
                + marker + " $$ \"${22:-}\" >&2; printf '%s\\n' " + marker + "; set --\n";
    }

    /** Reads the second part, exactly: a larger block size alone would stop at what a pipe happens to hold. */
    private static String readRest(int length) {
        return "if dd if=/dev/null iflag=fullblock 2>/dev/null; then eval \"$(dd bs=" + length
                + " count=1 iflag=fullblock 2>/dev/null)\"; else eval \"$(dd bs=1 count=" + length
                + " 2>/dev/null)\"; fi\n";
    }

    /**
     * The exports and the command.
     *
     * @param quoted whether the command is one quoted word, so that the shell finds it unfinished and runs none of it if
     *     the connection breaks within the text
     */
    private static byte[] body(CommandLine command, boolean quoted) {
        StringBuilder body = new StringBuilder();
        command.environment().forEach((name, value) -> {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("The environment variable " + name + " is not a shell identifier");
            }
            body.append("export ")
                    .append(name)
                    .append('=')
                    .append(ShellWords.quote(value))
                    .append('\n');
        });
        body.append(quoted ? "eval " + ShellWords.quote(command.text()) : command.text());
        if (body.indexOf("\0") >= 0) {
            throw new IllegalArgumentException("A command and its environment cannot contain NUL characters");
        }
        return utf8(body.toString());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
