package io.opsconductor.assets;

import com.fasterxml.jackson.annotation.JsonValue;

/** How far making a connection came, in order. */
public enum Stage {
    RESOLVE("resolve"),
    CONNECT("connect"),
    HOST_KEY("hostKey"),
    AUTHENTICATE("authenticate"),
    COMMAND("command"),
    DONE("done");

    private final String wireName;

    Stage(String wireName) {
        this.wireName = wireName;
    }

    /** The name in the API. */
    @JsonValue
    public String wireName() {
        return wireName;
    }
}
