package io.opsconductor.launcher;

import java.util.List;

/**
 * What was typed after {@code ./opsconductor run}.
 *
 * @param demo   whether the lab runs beside the product
 * @param data   the folder for all data, or null for the default
 * @param listen the address at which HTTPS is opened, or null for loopback
 */
record Arguments(boolean demo, String data, String listen) {
    static final String USAGE = "Usage: ./opsconductor run [--demo] [--data DIR] [--listen ADDRESS]";

    /** @throws LaunchException when an argument is unknown or lacks its value */
    static Arguments parse(List<String> words) {
        boolean demo = false;
        String data = null;
        String listen = null;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int equals = word.indexOf('=');
            String name = equals > 0 ? word.substring(0, equals) : word;
            switch (name) {
                case "--demo" -> demo = true;
                case "--data", "--listen" -> {
                    String value = equals > 0
                            ? word.substring(equals + 1)
                            : i + 1 < words.size() && !words.get(i + 1).startsWith("--") ? words.get(++i) : "";
                    if (value.isEmpty()) {
                        throw new LaunchException(name + " needs a value. " + USAGE);
                    }
                    if (name.equals("--data")) {
                        data = value;
                    } else {
                        listen = value;
                    }
                }
                default -> throw new LaunchException("Unknown argument " + word + ". " + USAGE);
            }
        }
        return new Arguments(demo, data, listen);
    }
}
