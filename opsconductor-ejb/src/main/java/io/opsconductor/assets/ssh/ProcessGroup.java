package io.opsconductor.assets.ssh;

import io.opsconductor.assets.CommandLine;
import io.opsconductor.assets.ConnectionFailed;
import io.opsconductor.assets.OutputListener;
import io.opsconductor.assets.RemoteCommand;
import io.opsconductor.assets.RemoteHost;
import io.opsconductor.assets.RemoteProcess;
import io.opsconductor.assets.Stage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Looks after a process group on a host from another session: whether it runs, and its end, first by asking (TERM), after a
 * grace by force (KILL). SSH's own signals fail under sudo, on old servers and on dead connections.
 *
 * <p>Where the host has {@code /proc}, a group whose leader's start time differs is another one under a recycled id and
 * counts as gone, and so do zombies, which some containers never reap. There is no {@code --} before the group's id since
 * some shells (dash, busybox) refuse it.
 */
public final class ProcessGroup {
    private static final int STEPS_AFTER_KILL = 30;

    private static final String ALIVE = """
            alive() {
              if [ -n "$t" ] && [ -r "/proc/$g/stat" ]; then
                read -r s <"/proc/$g/stat"; s=${s##*) }; set -- $s
                [ "${20}" = "$t" ] || return 1
              fi
              if e=$(LC_ALL=C kill -0 "-$g" 2>&1); then
                [ -r /proc/self/stat ] || return 0
                for f in /proc/[0-9]*/stat; do
                  { read -r s <"$f"; } 2>/dev/null || continue
                  s=${s##*) }; set -- $s
                  [ "$3" = "$g" ] && [ "$1" != Z ] && [ "$1" != X ] && return 0
                done
                return 1
              fi
              case $e in *"o such process"*) return 1;; *) return 0;; esac
            }
            """;

    private static final String LOOK = """
            if alive; then echo alive; else echo gone; fi
            """;

    private static final String END = """
            until_gone() {
              n=0
              while [ "$n" -lt "$1" ]; do
                alive || return 0
                if sleep 0.1 2>/dev/null; then n=$((n + 1)); else sleep 1; n=$((n + 10)); fi
              done
              ! alive
            }
            if ! alive; then echo gone; exit; fi
            if [ "$grace" -gt 0 ]; then
              kill -TERM "-$g" 2>/dev/null
              if until_gone "$grace"; then echo gone; exit; fi
            fi
            kill -KILL "-$g" 2>/dev/null
            if until_gone "$force"; then echo gone; else echo alive; fi
            """;

    private ProcessGroup() {}

    /**
     * Whether the process group still runs.
     *
     * @throws ConnectionFailed if the host did not say within that time
     */
    public static boolean alive(RemoteHost host, RemoteProcess process, Duration atMost)
            throws ConnectionFailed, InterruptedException {
        String answer = answer(host, process, ALIVE + LOOK, atMost)
                .orElseThrow(() -> new ConnectionFailed(Stage.COMMAND, "timeout", "The host did not respond in time."));
        if (!answer.equals("alive") && !answer.equals("gone")) {
            throw new ConnectionFailed(
                    Stage.COMMAND,
                    "shell_unavailable",
                    "The host's shell did not report whether the process is running.");
        }
        return answer.equals("alive");
    }

    /**
     * Ends the process group.
     *
     * @param grace between asking and force; zero goes straight to force
     * @return whether the group is certainly gone
     */
    public static boolean end(RemoteHost host, RemoteProcess process, Duration grace)
            throws ConnectionFailed, InterruptedException {
        String steps = "grace=" + grace.toMillis() / 100 + "; force=" + STEPS_AFTER_KILL + "\n";
        return answer(host, process, steps + ALIVE + END, grace.plusSeconds(20))
                .filter("gone"::equals)
                .isPresent();
    }

    private static Optional<String> answer(RemoteHost host, RemoteProcess process, String script, Duration atMost)
            throws ConnectionFailed, InterruptedException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        RemoteCommand command = host.start(
                new CommandLine(names(process) + script, Map.of(), null), (stream, bytes, offset, length) -> {
                    if (stream == OutputListener.Stream.STDOUT && answer.size() < 1024) {
                        answer.write(bytes, offset, length);
                    }
                });
        if (command.await(atMost).isEmpty()) {
            command.abandon();
            return Optional.empty();
        }
        return Optional.of(answer.toString(StandardCharsets.UTF_8).strip());
    }

    /** The first line of each question; the demo lab knows it by its form. */
    private static String names(RemoteProcess process) {
        if (process.group() <= 1) {
            throw new IllegalArgumentException("No process group of a command: " + process.group());
        }
        String startTime = process.startTime() == null ? "" : process.startTime();
        if (!startTime.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("No start time: " + startTime);
        }
        return "g=" + process.group() + "; t='" + startTime + "'\n";
    }
}
