package io.opsconductor.assets.inventory;

import io.opsconductor.assets.TargetRef;
import io.opsconductor.platform.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Finds targets by whatever names them, a thousand as quickly as one. */
public final class SelectionRows {
    private static final String SELECTED = """
            with recursive within as (
                select g.id from assets.target_group g where g.name = any(:groups) or g.id::text = any(:groups)
                union select g.id from assets.target_group g join within w on g.parent_id = w.id)
            select t.id, t.name, t.enabled from assets.target t
            where t.id = any(:ids) or t.name = any(:names)
               or t.id in (select m.target_id from assets.target_group_member m join within w on m.group_id = w.id)
               or (cast(:tags as jsonb) is not null and t.tags @> cast(:tags as jsonb))
            order by t.name
            """;

    private SelectionRows() {}

    /** Enabled and disabled targets, each by name. */
    public record Found(List<TargetRef> enabled, List<TargetRef> disabled) {}

    /** What is selected by any of the parts; tags must all match, and none select nothing. */
    public static Found select(
            Handle handle,
            Collection<UUID> ids,
            Collection<String> names,
            Collection<String> groups,
            Map<String, String> tags) {
        Found found = new Found(new ArrayList<>(), new ArrayList<>());
        handle.createQuery(SELECTED)
                .bind("ids", ids.toArray(UUID[]::new))
                .bind("names", names.toArray(String[]::new))
                .bind("groups", groups.toArray(String[]::new))
                .bind("tags", tags.isEmpty() ? null : Json.write(tags))
                .map((rs, context) -> {
                    TargetRef target = new TargetRef(rs.getObject("id", UUID.class), rs.getString("name"));
                    return (rs.getBoolean("enabled") ? found.enabled : found.disabled).add(target);
                })
                .forEach(added -> {});
        return found;
    }

    /** Those of the ids that are no targets. */
    public static List<UUID> unknownIds(Handle handle, Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : handle.createQuery("select distinct w.id from unnest(:ids) w(id) where not exists"
                                + " (select 1 from assets.target t where t.id = w.id)")
                        .bind("ids", ids.toArray(UUID[]::new))
                        .mapTo(UUID.class)
                        .list();
    }

    /** Those of the names that are no targets'. */
    public static List<String> unknownNames(Handle handle, Collection<String> names) {
        return unknown(handle, names, "assets.target x where x.name = w.name");
    }

    /** Those of the texts that are neither ids nor names of groups. */
    public static List<String> unknownGroups(Handle handle, Collection<String> groups) {
        return unknown(handle, groups, "assets.target_group x where x.name = w.name or x.id::text = w.name");
    }

    private static List<String> unknown(Handle handle, Collection<String> names, String known) {
        return names.isEmpty()
                ? List.of()
                : handle.createQuery(
                                "select distinct w.name from unnest(:names) w(name) where not exists (select 1 from "
                                        + known + ")")
                        .bind("names", names.toArray(String[]::new))
                        .mapTo(String.class)
                        .list();
    }
}
