package io.opsconductor.assets.ssh;

import io.opsconductor.assets.CommandLine;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * What goes over the channel to run a command. The exec request is a constant that every login shell understands; text,
 * environment and input follow on standard input, so none of them stands in an argv.
 *
 * <p>The input is a line with the decimal number of bytes of shell text, that text, and what the command itself reads.
 * The text begins by writing a marker line to both streams: whatever a login file wrote before it is not the command's
 * output. On standard error the marker tells the process group and the start time of its leader.
 */
final class CommandText {
    /** The exec request. {@code dd} reads byte by byte and so leaves the rest of the input to the command. */
    static final String REQUEST = "exec /bin/sh -c 'IFS= read -r n && eval \"$(dd bs=1 count=\"$n\" 2>/dev/null)\"'";

    /**
     * Longer texts come in a second part, which is read in one go where {@code dd} can: byte by byte a mebibyte takes
     * seconds. A text up to this size also travels in one packet, so that it arrives whole or not at all.
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
        ByteArrayOutputStream input = new ByteArrayOutputStream(body.length + 1024);
        if (begin.length + body.length <= ONE_PART) {
            input.writeBytes(utf8(begin.length + body.length + "\n"));
            input.writeBytes(begin);
            input.writeBytes(body);
        } else {
            byte[] whole = body(command, true);
            byte[] first = utf8(begin(marker) + readRest(whole.length));
            input.writeBytes(utf8(first.length + "\n"));
            input.writeBytes(first);
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
            body.append("export ").append(name).append('=').append(quote(value)).append('\n');
        });
        body.append(quoted ? "eval " + quote(command.text()) : command.text());
        if (body.indexOf("\0") >= 0) {
            throw new IllegalArgumentException("A command and its environment cannot contain NUL characters");
        }
        return utf8(body.toString());
    }

    private static String quote(String value) {
        return "'" + value.replace("'", "'\\''") + "'";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
