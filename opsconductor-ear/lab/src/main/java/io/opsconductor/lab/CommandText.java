package io.opsconductor.lab;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the form in which the product sends a command: an exec request that is always the same, then on standard input
 * the shell text between two lines with a marker, and the command's own input. The text begins with a line that asks
 * for the marker on both streams.
 *
 * @param marker what both streams shall begin with
 * @param text   the shell text behind that line
 */
record CommandText(String marker, String text) {
    private static final String REQUEST = "exec /bin/sh -c 'oc_n=";
    private static final int LARGEST = 8 << 20;
    private static final Pattern MARKER = Pattern.compile("printf '%s %s %s\\\\n' (\\S+) \\$\\$");
    private static final Pattern SECOND_PART =
            Pattern.compile("^if dd if=/dev/null .*?eval \"\\$\\(dd bs=([0-9]+) count=1 ");

    static boolean isAnnouncedBy(String execRequest) {
        return execRequest.startsWith(REQUEST);
    }

    static CommandText read(InputStream in) throws IOException {
        String frame = line(in);
        StringBuilder lines = new StringBuilder();
        for (String line = line(in); !line.equals(frame); line = line(in)) {
            lines.append(line).append('\n');
        }
        String whole = lines.toString();
        int end = whole.indexOf('\n');
        String first = end < 0 ? whole : whole.substring(0, end);
        String rest = end < 0 ? "" : whole.substring(end + 1);
        Matcher marker = MARKER.matcher(first);
        if (!marker.find()) {
            return new CommandText("", whole);
        }
        Matcher second = SECOND_PART.matcher(rest);
        if (second.find()) {
            rest = text(in, Integer.parseInt(second.group(1)));
        }
        return new CommandText(marker.group(1), rest);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || line.size() == LARGEST) {
                throw new EOFException("The command was cut off");
            }
            line.write(c);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private static String text(InputStream in, int length) throws IOException {
        if (length > LARGEST) {
            throw new IOException("A command of " + length + " bytes");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("The command was cut off");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
