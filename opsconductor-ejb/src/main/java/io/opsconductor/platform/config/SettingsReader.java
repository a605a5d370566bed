package io.opsconductor.platform.config;

import io.opsconductor.platform.crypto.Secret;
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
                    fault("opsconductor.master.key.file", "is missing; give the file to keep the master key in");
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
                        Duration.ofDays(90)));
        if (!faults.isEmpty()) {
            throw new IllegalStateException("The settings are not valid:\n- " + String.join("\n- ", faults));
        }
        return settings;
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

    private void fault(String name, String cure) {
        faults.add(name + " (environment " + name.toUpperCase(Locale.ROOT).replace('.', '_') + ") " + cure);
    }
}
