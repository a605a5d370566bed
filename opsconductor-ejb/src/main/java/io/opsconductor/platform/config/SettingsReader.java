package io.opsconductor.platform.config;

import io.opsconductor.platform.Network;
import io.opsconductor.platform.crypto.Secret;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Turns raw values into {@link Settings}, or says everything that is wrong with them at once. */
final class SettingsReader {
    private static final long MEBIBYTE = 1024 * 1024;

    /** A tebibyte: more is a slip of the pen. */
    private static final long LARGEST = 1024 * 1024 * MEBIBYTE;

    /** As many as {@code server-config} gives to the executor of tasks. */
    private static final int THREADS = 256;

    private final Function<String, Optional<String>> source;
    private final List<String> faults = new ArrayList<>();

    /**
     * A reader of the source.
     *
     * @param source the raw value of a name, if it was given
     */
    SettingsReader(Function<String, Optional<String>> source) {
        this.source = source;
    }

    /**
     * Reads and checks all of them.
     *
     * @throws IllegalStateException naming every setting at fault and its cure, without any value that could be secret
     */
    Settings read() {
        Settings settings = new Settings(
                path("opsconductor.master.key.file").orElseGet(() -> {
                    fault("opsconductor.master.key.file", "is missing; set it to the file that holds the master key");
                    return Path.of("");
                }),
                text("opsconductor.admin.password").map(Secret::of),
                path("opsconductor.admin.password.file"),
                text("opsconductor.token.issuer").orElse("opsconductor"),
                duration(
                        "opsconductor.token.lifetime",
                        Duration.ofMinutes(15),
                        Duration.ofSeconds(1),
                        Duration.ofHours(1)),
                duration(
                        "opsconductor.session.lifetime",
                        Duration.ofHours(12),
                        Duration.ofMinutes(5),
                        Duration.ofDays(90)),
                text("opsconductor.base.url").map(String::strip),
                networks("opsconductor.trusted.proxies"),
                ssh(),
                engine());
        checkRoomForTasks(settings);
        if (!faults.isEmpty()) {
            throw new IllegalStateException("The settings are not valid:\n- " + String.join("\n- ", faults));
        }
        return settings;
    }

    private Settings.Ssh ssh() {
        Duration moment = Duration.ofSeconds(1);
        return new Settings.Ssh(
                duration("opsconductor.ssh.connect.timeout", Duration.ofSeconds(10), moment, Duration.ofMinutes(5)),
                duration("opsconductor.ssh.auth.timeout", Duration.ofSeconds(30), moment, Duration.ofMinutes(10)),
                duration("opsconductor.ssh.keepalive", Duration.ofSeconds(15), moment, Duration.ofMinutes(10)),
                duration("opsconductor.ssh.transfer.timeout", Duration.ofSeconds(60), moment, Duration.ofHours(1)),
                (int) number("opsconductor.ssh.sessions", 512, 1, 100_000),
                (int) number("opsconductor.ssh.sessions.idle", 512, 0, 100_000),
                duration("opsconductor.ssh.sessions.idle.time", Duration.ofSeconds(60), moment, Duration.ofDays(1)));
    }

    private Settings.Engine engine() {
        return new Settings.Engine(
                text("opsconductor.engine.node").orElseGet(SettingsReader::hostName),
                (int) number("opsconductor.engine.lanes", 2, 1, 64),
                (int) number("opsconductor.engine.tasks", 200, 1, 10_000),
                number("opsconductor.engine.output.task-quota", 10 * MEBIBYTE, 0, LARGEST),
                number("opsconductor.engine.output.execution-quota", 1024 * MEBIBYTE, 0, LARGEST),
                number("opsconductor.engine.output.buffer", 8 * MEBIBYTE, 64 * 1024, 1024 * MEBIBYTE));
    }

    /** A task holds a thread and a session; what cancels it needs a session as well. */
    private void checkRoomForTasks(Settings settings) {
        int tasks = settings.engine().tasks();
        long leastSessions = (tasks * 5L + 3) / 4;
        if (settings.ssh().sessions() < leastSessions) {
            fault(
                    "opsconductor.ssh.sessions",
                    "must be at least 1.25 times opsconductor.engine.tasks, which is " + tasks + ": raise it to "
                            + leastSessions + ", or run fewer tasks at once");
        }
        if (number("opsconductor.engine.threads", THREADS, 1, 10_000) < tasks) {
            fault(
                    "opsconductor.engine.tasks",
                    "must not be more than opsconductor.engine.threads, the threads that the server's executor"
                            + " concurrent/opsconductor/tasks has; raise both, the executor's by its"
                            + " maximum-pool-size and core-pool-size");
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "node"; // a machine that cannot resolve its own name still gets one
        }
    }

    private Optional<String> text(String name) {
        return source.apply(name).filter(value -> !value.isBlank());
    }

    private Optional<Path> path(String name) {
        return text(name).flatMap(value -> {
            try {
                Path path = Path.of(value);
                if (path.isAbsolute()) {
                    return Optional.of(path);
                }
            } catch (InvalidPathException e) {
                // said below, like a relative one
            }
            fault(name, "must be an absolute path");
            return Optional.empty();
        });
    }

    private List<Network> networks(String name) {
        List<Network> networks = new ArrayList<>();
        for (String network : text(name).orElse("").split(",", -1)) {
            try {
                if (!network.isBlank()) {
                    networks.add(Network.of(network));
                }
            } catch (IllegalArgumentException e) {
                fault(name, "must list addresses and networks, like 10.0.0.5,192.168.1.0/24");
            }
        }
        return List.copyOf(networks);
    }

    private Duration duration(String name, Duration standard, Duration least, Duration most) {
        return text(name)
                .map(value -> {
                    try {
                        Duration duration = Duration.parse(value);
                        if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
                            return duration;
                        }
                    } catch (DateTimeException e) {
                        // said below, like one out of range
                    }
                    fault(name, "must be an ISO 8601 duration from " + least + " to " + most + ", like " + standard);
                    return standard;
                })
                .orElse(standard);
    }

    private long number(String name, long standard, long least, long most) {
        return text(name)
                .map(value -> {
                    try {
                        long number = Long.parseLong(value.strip());
                        if (number >= least && number <= most) {
                            return number;
                        }
                    } catch (NumberFormatException e) {
                        // said below, like one out of range
                    }
                    fault(name, "must be a whole number from " + least + " to " + most + ", like " + standard);
                    return standard;
                })
                .orElse(standard);
    }

    private void fault(String name, String cure) {
        String variable = name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        faults.add(name + " (environment " + variable + ") " + cure);
    }
}
