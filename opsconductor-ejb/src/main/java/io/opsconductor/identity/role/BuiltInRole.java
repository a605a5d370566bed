package io.opsconductor.identity.role;

import io.opsconductor.platform.Caller;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The roles that the product brings. They cannot be changed; each start brings them up to the release. */
@SuppressWarnings("ImmutableEnumChecker") // the sets are unmodifiable
public enum BuiltInRole {
    ADMINISTRATOR("Full access", Set.of(Caller.EVERYTHING)),
    OPERATOR("Runs jobs and commands, and manages targets, groups and jobs", operator()),
    VIEWER("Read-only access to everything except users and the audit log", viewer());

    private final String description;
    private final Set<String> permissions;

    BuiltInRole(String description, Set<String> permissions) {
        this.description = description;
        this.permissions = permissions;
    }

    /** The name in the API. */
    public String roleName() {
        return name().toLowerCase(Locale.ROOT);
    }

    String description() {
        return description;
    }

    Set<String> permissions() {
        return permissions;
    }

    private static Set<String> viewer() {
        return PermissionCatalogue.select(Set.of("read"), Set.of("audit-events", "users"));
    }

    private static Set<String> operator() {
        Stream<String> work = Stream.concat(
                PermissionCatalogue.select(Set.of("use", "run", "cancel", "retry"), Set.of()).stream(),
                PermissionCatalogue.select(
                        Set.of("create", "update"),
                        Set.of("credentials", "channels", "subscriptions", "users", "roles"))
                        .stream());
        return Stream.concat(viewer().stream(), work).collect(Collectors.toUnmodifiableSet());
    }
}
