package io.opsconductor.bench;

import java.util.HashMap;
import java.util.Map;

/** Whole numbers given as {@code name=value}. */
record Options(Map<String, Integer> values) {

    static Options parse(String... args) {
        Map<String, Integer> values = new HashMap<>();
        for (String arg : args) {
            String[] parts = arg.split("=", 2);
            if (parts.length != 2 || !parts[1].matches("[0-9]{1,9}")) {
                throw new IllegalArgumentException("'" + arg + "' is no option: write name=number");
            }
            values.put(parts[0], Integer.valueOf(parts[1]));
        }
        return new Options(values);
    }

    int get(String name, int otherwise) {
        return values.getOrDefault(name, otherwise);
    }
}
