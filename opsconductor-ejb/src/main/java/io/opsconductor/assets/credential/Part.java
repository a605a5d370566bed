package io.opsconductor.assets.credential;

/**
 * One part of a credential.
 *
 * @param name its field in the API
 * @param secret whether it goes in and never comes out
 * @param required whether a credential lacks something without it
 */
public record Part(String name, boolean secret, boolean required) {
    static Part required(String name) {
        return new Part(name, false, true);
    }

    static Part optional(String name) {
        return new Part(name, false, false);
    }

    static Part requiredSecret(String name) {
        return new Part(name, true, true);
    }

    static Part optionalSecret(String name) {
        return new Part(name, true, false);
    }
}
