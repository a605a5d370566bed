package io.opsconductor.automation.rules;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a parameter's value may be. */
public enum ParameterType {
    TEXT("text"),
    NUMBER("number"),
    CHOICE("choice"),
    MULTI_CHOICE("multiChoice"),
    BOOLEAN("boolean"),
    DATE("date"),
    SECRET("secret"),
    TARGET("target"),
    FILE("file");

    private final String wireName;

    ParameterType(String wireName) {
        this.wireName = wireName;
    }

    /** The type of that name in the API. */
    public static Optional<ParameterType> find(String wireName) {
        return Arrays.stream(values()).filter(t -> t.wireName.equals(wireName)).findFirst();
    }

    static String names() {
        return Arrays.stream(values()).map(t -> t.wireName).collect(Collectors.joining(", "));
    }
}
