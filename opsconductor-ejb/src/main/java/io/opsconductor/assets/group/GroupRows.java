package io.opsconductor.assets.group;

import io.opsconductor.assets.TargetGroupView;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Page;
import io.opsconductor.platform.data.Instants;
import io.opsconductor.platform.data.KeysetQuery;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Reads groups, and keeps their members. */
public final class GroupRows {
    private static final String COLUMNS = """
            g.id, g.name, g.description, g.kind, g.parent_id, g.version,
            g.created_at, g.created_by, g.updated_at, g.updated_by,
            array(select m.target_id from assets.target_group_member m join assets.target t on t.id = m.target_id
                  where m.group_id = g.id order by t.name) as members
            """;

    private GroupRows() {}

    /** The group of that id. */
    public static Optional<TargetGroupView> find(Handle handle, UUID id) {
        return handle.createQuery("select " + COLUMNS + " from assets.target_group g where g.id = :id")
                .bind("id", id)
                .map((rs, context) -> view(rs))
                .findOne();
    }

    /** A page of groups, by name where nothing else is asked for. */
    public static Page<TargetGroupView> list(Handle handle, UUID parentId, Listing listing) {
        return KeysetQuery.of(COLUMNS, "assets.target_group g", "g.id")
                .sortable("name", "g.name", "text")
                .sortable("createdAt", "g.created_at", "timestamptz")
                .sortable("updatedAt", "g.updated_at", "timestamptz")
                .orderedBy("name", false)
                .searching("g.name")
                .where("g.parent_id = :parent", "parent", parentId)
                .fetch(handle, listing, (rs, context) -> view(rs));
    }

    /** Gives the group exactly these members. */
    public static void storeMembers(Handle handle, UUID id, Collection<UUID> members) {
        UUID[] ids = members.toArray(UUID[]::new);
        handle.createUpdate("delete from assets.target_group_member where group_id = :id and not target_id = any(:ids)")
                .bind("id", id)
                .bind("ids", ids)
                .execute();
        handle.createUpdate("""
                        insert into assets.target_group_member (group_id, target_id)
                        select :id, target from unnest(:ids) target on conflict do nothing
                        """).bind("id", id).bind("ids", ids).execute();
    }

    /** Those of the ids that are no targets. */
    static List<UUID> unknownTargets(Handle handle, Collection<UUID> ids) {
        return handle.createQuery("select w.id from unnest(:ids) w(id) where not exists"
                        + " (select 1 from assets.target t where t.id = w.id)")
                .bind("ids", ids.stream().filter(Objects::nonNull).distinct().toArray(UUID[]::new))
                .mapTo(UUID.class)
                .list();
    }

    /** The group and the groups it is in; empty if there is no such group. */
    static List<UUID> ancestry(Handle handle, UUID id) {
        return handle.createQuery("""
                        with recursive up as (
                          select id, parent_id from assets.target_group where id = :id
                          union select g.id, g.parent_id from assets.target_group g join up on g.id = up.parent_id)
                        select id from up
                        """).bind("id", id).mapTo(UUID.class).list();
    }

    /** The names of the groups directly within the group. */
    public static List<String> children(Handle handle, UUID id) {
        return handle.createQuery("select name from assets.target_group where parent_id = :id order by name limit 10")
                .bind("id", id)
                .mapTo(String.class)
                .list();
    }

    private static TargetGroupView view(ResultSet rs) throws SQLException {
        return new TargetGroupView(
                rs.getObject("id", UUID.class),
                rs.getString("name"),
                rs.getString("description"),
                rs.getString("kind"),
                List.of((UUID[]) rs.getArray("members").getArray()),
                rs.getObject("parent_id", UUID.class),
                rs.getLong("version"),
                Instants.read(rs, "created_at"),
                rs.getString("created_by"),
                Instants.read(rs, "updated_at"),
                rs.getString("updated_by"));
    }
}
