package io.opsconductor.launcher;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Everything that can be chosen about a run, checked.
 *
 * @param home     the folder of the checkout
 * @param data     the folder for all data, absolute
 * @param listen   where HTTPS is opened
 * @param database the database to use instead of the embedded one, or null
 * @param heap     the server's largest heap, as -Xmx wants it
 */
record Settings(
        Path home, Path data, Ports ports, InetAddress listen, DatabaseAddress database, String heap, boolean demo) {

    /**
     * Reads the settings from the command line and the environment.
     *
     * @throws LaunchException that names every problem at once
     */
    static Settings of(Arguments arguments, Map<String, String> environment, Path home, Path workingFolder) {
        List<String> problems = new ArrayList<>();
        String data = first(arguments.data(), environment.get("OPSCONDUCTOR_DATA"));
        Settings settings = new Settings(
                home,
                data == null
                        ? home.resolve(".opsconductor")
                        : workingFolder.resolve(data).normalize(),
                ports(environment.get("OPSCONDUCTOR_HTTP_PORT"), problems),
                listen(arguments.listen(), problems),
                database(environment, problems),
                heap(environment.get("OPSCONDUCTOR_HEAP"), problems),
                arguments.demo());
        if (!problems.isEmpty()) {
            throw new LaunchException(String.join(System.lineSeparator(), problems));
        }
        return settings;
    }

    private static Ports ports(String value, List<String> problems) {
        try {
            return new Ports(value == null || value.isBlank() ? Ports.DEFAULT_HTTP : Integer.parseInt(value.strip()));
        } catch (NumberFormatException | LaunchException e) {
            problems.add("OPSCONDUCTOR_HTTP_PORT must be a port between 1024 and 65535, not \"" + value + "\".");
            return null;
        }
    }

    private static InetAddress listen(String value, List<String> problems) {
        try {
            return value == null ? InetAddress.getByAddress(new byte[] {127, 0, 0, 1}) : InetAddress.getByName(value);
        } catch (UnknownHostException e) {
            problems.add("--listen must be an address of this machine (0.0.0.0 for all), not \"" + value + "\".");
            return null;
        }
    }

    private static DatabaseAddress database(Map<String, String> environment, List<String> problems) {
        String url = environment.getOrDefault("OPSCONDUCTOR_DB_URL", "");
        if (url.isBlank()) {
            return null;
        }
        String user = environment.getOrDefault("OPSCONDUCTOR_DB_USER", "");
        String password = environment.getOrDefault("OPSCONDUCTOR_DB_PASSWORD", "");
        if (!url.startsWith("jdbc:postgresql:")) {
            problems.add("OPSCONDUCTOR_DB_URL must look like jdbc:postgresql://host:5432/database.");
        }
        if (user.isBlank() || password.isEmpty()) {
            problems.add("With OPSCONDUCTOR_DB_URL, OPSCONDUCTOR_DB_USER and OPSCONDUCTOR_DB_PASSWORD are needed too.");
        }
        return new DatabaseAddress(url, user, password);
    }

    private static String heap(String value, List<String> problems) {
        String heap = first(value, "1g");
        if (!heap.matches("[1-9][0-9]*[kKmMgG]?")) {
            problems.add("OPSCONDUCTOR_HEAP must be a size such as 1g or 1500m, not \"" + heap + "\".");
        }
        return heap;
    }

    private static String first(String value, String otherwise) {
        return value == null || value.isBlank() ? otherwise : value;
    }
}
