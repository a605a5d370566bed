package io.opsconductor.automation.steps;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All step types there are. */
public final class StepLibrary {
    private static final Map<String, StepType> TYPES = new LinkedHashMap<>();

    static {
        Stream.of(SshCommand.class, SshScript.class, SftpUpload.class)
                .map(StepType::of)
                .forEach(type -> TYPES.put(type.name(), type));
    }

    private StepLibrary() {}

    /** Every type, in the order of the palette. */
    public static List<StepType> types() {
        return List.copyOf(TYPES.values());
    }

    /** The type of that name. */
    public static Optional<StepType> find(String name) {
        return Optional.ofNullable(TYPES.get(name));
    }
}
