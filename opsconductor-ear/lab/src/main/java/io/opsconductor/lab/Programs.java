package io.opsconductor.lab;

import java.util.HashMap;
import java.util.Map;

/** Every program that a lab host pretends to have. */
final class Programs {
    static final Map<String, Program> ALL = all();

    private Programs() {}

    private static Map<String, Program> all() {
        Map<String, Program> all = new HashMap<>();
        all.putAll(ShellPrograms.all());
        all.putAll(SystemPrograms.all());
        all.putAll(ProcessPrograms.all());
        return Map.copyOf(all);
    }
}
