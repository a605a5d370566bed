package io.opsconductor.batch;

import io.opsconductor.assets.CommandLine;
import io.opsconductor.assets.ConnectionFailed;
import io.opsconductor.assets.Connections;
import io.opsconductor.assets.RemoteCommand;
import io.opsconductor.assets.RemoteHost;
import io.opsconductor.assets.RemoteProcess;
import io.opsconductor.assets.Stage;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * A target by its id.
 *
 * @param runAs whose rights count
 * @param credentialId in place of the connection's own, or null
 */
record TargetHosts(Connections connections, Caller runAs, UUID targetId, UUID credentialId) implements Hosts {
    private static final Duration LOOK = Duration.ofSeconds(8);

    @Override
    public RemoteHost open(Duration timeout) throws ConnectionFailed {
        try {
            return connections.open(runAs, targetId, credentialId, timeout);
        } catch (Problem e) {
            throw new ConnectionFailed(Stage.RESOLVE, e.code().replace('-', '_'), e.getMessage());
        }
    }

    @Override
    public boolean end(RemoteProcess process, Duration grace) throws InterruptedException {
        try {
            return connections.end(runAs, targetId, credentialId, process, grace);
        } catch (Problem e) {
            return false; // the right to use the target went away meanwhile
        }
    }

    @Override
    public boolean alive(RemoteProcess process) throws ConnectionFailed, InterruptedException {
        try (RemoteHost host = open(LOOK)) {
            RemoteCommand command = host.start(
                    new CommandLine(question(process), Map.of(), null), (stream, bytes, offset, length) -> {});
            var exitCode = command.await(LOOK);
            if (exitCode.isEmpty()) {
                command.abandon();
                throw new ConnectionFailed(Stage.COMMAND, "timeout", "The host did not answer in time.");
            }
            return exitCode.get() == 0;
        }
    }

    /** A recycled id is told apart by the start time of the group's leader, where the host has {@code /proc}. */
    private static String question(RemoteProcess process) {
        String startTime = process.startTime() == null ? "" : process.startTime();
        return "g=" + process.group() + "; t='" + startTime.replaceAll("[^0-9]", "") + "'\n" + """
                if [ -n "$t" ] && [ -r "/proc/$g/stat" ]; then
                  read -r s <"/proc/$g/stat"; s=${s##*) }; set -- $s
                  [ "${20}" = "$t" ] || exit 1
                  [ "$1" != Z ] || exit 1
                fi
                e=$(LC_ALL=C kill -0 -- "-$g" 2>&1) && exit 0
                case $e in *ermitted*) exit 0;; *) exit 1;; esac
                """;
    }
}
