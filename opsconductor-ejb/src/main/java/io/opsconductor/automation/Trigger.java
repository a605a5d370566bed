package io.opsconductor.automation;

import io.opsconductor.platform.Caller;
import java.util.UUID;

/**
 * What started an execution.
 *
 * @param type user, schedule, webhook, event or job
 * @param id of it, or null
 * @param name of it, or null
 */
public record Trigger(String type, UUID id, String name) {
    /** Somebody who asked for it. */
    public static Trigger by(Caller caller) {
        return new Trigger("user", caller.id(), caller.name());
    }
}
