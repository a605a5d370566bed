package io.opsconductor.platform;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * Who is calling: the explicit first argument of every public bean method of a domain. Nothing in the domains depends
 * on a container principal, which background threads lack.
 *
 * @param kind what sort of caller this is
 * @param id the user's or key's id; null for {@link Kind#SYSTEM} and for somebody who has not signed in
 * @param name the name shown in the audit log, never null
 * @param permissions strings of the form {@code resource:action}; {@code *} holds all of them
 * @param sessionId the sign-in this call belongs to, or null
 * @param address the network address the request came from, or null
 * @param correlationId joins log lines, audit rows and executions of one request, never null
 */
public record Caller(
        Kind kind,
        UUID id,
        String name,
        Set<String> permissions,
        UUID sessionId,
        String address,
        String correlationId) {

    /** The permission that contains every other. */
    public static final String EVERYTHING = "*";

    /** The sorts of callers, with the names they have in the API. */
    public enum Kind {
        USER("user"),
        API_KEY("apiKey"),
        SYSTEM("system");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }

        /** The name in API answers and in the database. */
        public String wireName() {
            return wireName;
        }
    }

    public Caller {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(correlationId, "correlationId");
        permissions = Set.copyOf(permissions);
    }

    /** The product itself, acting in the given part of it ("scheduler", "provisioning"). It may do everything. */
    public static Caller system(String part) {
        return new Caller(
                Kind.SYSTEM,
                null,
                part,
                Set.of(EVERYTHING),
                null,
                null,
                Ids.next().toString());
    }

    /** Someone who has not signed in, known only by where the request came from. It may do nothing. */
    public static Caller anonymous(String name, String address, String correlationId) {
        return new Caller(Kind.USER, null, name, Set.of(), null, address, correlationId);
    }

    /** Whether this caller holds the permission, e.g. {@code jobs:run}. */
    public boolean may(String permission) {
        return permissions.contains(EVERYTHING) || permissions.contains(permission);
    }

    /** The same caller under another correlation id. */
    public Caller correlatedBy(String id) {
        return new Caller(kind, this.id, name, permissions, sessionId, address, id);
    }
}
