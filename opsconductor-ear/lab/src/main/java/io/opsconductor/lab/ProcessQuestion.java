package io.opsconductor.lab;

import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The product's own questions about a process group: whether it lives, or that it be ended. They are shell scripts with
 * functions and loops over {@code /proc}; the lab recognises them by their first line instead of interpreting that.
 */
final class ProcessQuestion {
    private static final Pattern BEGIN = Pattern.compile("^g=([0-9]{1,18}); t='[0-9]*'");

    private ProcessQuestion() {}

    static boolean isOne(String text) {
        return BEGIN.matcher(text).find() && text.contains("kill -0");
    }

    /** Says {@code gone} or {@code alive}. @return the exit code */
    static int answer(String text, Machine machine, Streams streams) throws IOException, InterruptedException {
        Matcher begin = BEGIN.matcher(text);
        if (!begin.find()) {
            throw new IllegalArgumentException("No question about a process");
        }
        long group = Long.parseLong(begin.group(1));
        boolean gone = text.contains("kill -TERM")
                ? ProcessPrograms.end(machine, group, Duration.ofSeconds(2))
                : machine.processes().find(group).isEmpty();
        streams.print(gone ? "gone\n" : "alive\n");
        return 0;
    }
}
