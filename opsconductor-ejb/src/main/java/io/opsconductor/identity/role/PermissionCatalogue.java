package io.opsconductor.identity.role;

import io.opsconductor.identity.Permission;
import io.opsconductor.platform.Caller;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Every permission there is. A name that a bean requires and that is missing here fails the build. */
public final class PermissionCatalogue {
    private static final Map<String, Permission> ALL = new LinkedHashMap<>();

    static {
        edited("targets", "targets");
        add("targets", "use", "run jobs and commands on targets, and test connections");
        edited("target-groups", "target groups");
        edited("credentials", "credentials (never their secrets)");
        add("credentials", "use", "let jobs and connections use credentials");
        edited("jobs", "jobs");
        add("jobs", "run", "start jobs");
        add("commands", "run", "run ad-hoc commands");
        add("executions", "read", "see executions and their output");
        add("executions", "cancel", "cancel executions");
        add("executions", "retry", "retry executions");
        edited("channels", "notification channels");
        edited("subscriptions", "event subscriptions");
        add("notifications", "read", "see sent notifications");
        add("notifications", "retry", "resend notifications");
        add("audit-events", "read", "see the audit log");
        edited("users", "users");
        edited("roles", "roles");
        add("system", "read", "see system information");
    }

    private PermissionCatalogue() {}

    private static void edited(String resource, String plural) {
        add(resource, "read", "see " + plural);
        add(resource, "create", "create " + plural);
        add(resource, "update", "change " + plural);
        add(resource, "delete", "delete " + plural);
    }

    private static void add(String resource, String action, String description) {
        String name = resource + ":" + action;
        ALL.put(name, new Permission(name, Character.toUpperCase(description.charAt(0)) + description.substring(1)));
    }

    /** All of them, in the order of the catalogue. */
    public static List<Permission> all() {
        return List.copyOf(ALL.values());
    }

    /** Whether there is one of that name. */
    public static boolean knows(String name) {
        return ALL.containsKey(name);
    }

    /** The names, sorted, with the one that contains every other written out. */
    public static List<String> expand(Collection<String> names) {
        return List.copyOf(new TreeSet<>(names.contains(Caller.EVERYTHING) ? ALL.keySet() : names));
    }

    /** The names that end in one of the actions, but for those of the resources left out. */
    static Set<String> select(Set<String> actions, Set<String> leftOut) {
        List<String> names = new ArrayList<>(ALL.keySet());
        names.removeIf(name -> {
            String[] parts = name.split(":", 2);
            return !actions.contains(parts[1]) || leftOut.contains(parts[0]);
        });
        return Set.copyOf(names);
    }
}
