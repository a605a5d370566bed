package io.opsconductor.assets.group;

import io.opsconductor.assets.TargetGroupCommand;
import io.opsconductor.platform.Validation;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What a group must be like. */
public final class GroupRules {
    private static final int MOST_MEMBERS = 20_000;

    private GroupRules() {}

    /**
     * Checks the command.
     *
     * @param own the id of the group that is changed, or null for a new one
     * @throws io.opsconductor.platform.Problem 400 with every fault
     */
    public static void check(Handle handle, TargetGroupCommand command, UUID own) {
        List<UUID> members = command.members() == null ? List.of() : command.members();
        Validation validation = new Validation()
                .name("name", command.name())
                .lines("description", command.description(), 4_000)
                .check(command.query() == null, "query", "is not supported yet; list the members")
                .check(members.size() <= MOST_MEMBERS, "members", "must have at most " + MOST_MEMBERS + " items");
        kind(validation, command.kind());
        if (validation.passed()) {
            members(validation, handle, members);
            parent(validation, handle, command.parentId(), own);
        }
        validation.orThrow();
    }

    private static void kind(Validation validation, String kind) {
        if ("dynamic".equals(kind)) {
            validation.reject("kind", "dynamic groups are not supported yet; use static");
        } else {
            validation.check(kind == null || kind.equals(TargetGroup.STATIC), "kind", "must be static or dynamic");
        }
    }

    private static void members(Validation validation, Handle handle, List<UUID> members) {
        List<UUID> unknown = GroupRows.unknownTargets(handle, members);
        for (int i = 0; i < members.size(); i++) {
            UUID member = members.get(i);
            if (member == null) {
                validation.reject("members[" + i + "]", "must be the id of a target");
            } else if (unknown.contains(member)) {
                validation.reject("members[" + i + "]", "there is no target " + member);
            }
        }
    }

    private static void parent(Validation validation, Handle handle, UUID parent, UUID own) {
        if (parent == null) {
            return;
        }
        // Two moves at once could close a circle that neither sees.
        handle.execute("select pg_advisory_xact_lock(hashtext('assets.target_group'))");
        List<UUID> ancestry = GroupRows.ancestry(handle, parent);
        if (ancestry.isEmpty()) {
            validation.reject("parentId", "there is no target group " + parent);
        } else if (own != null && ancestry.contains(own)) {
            validation.reject("parentId", "would place the group inside itself");
        }
    }
}
