package io.opsconductor.assets;

import io.opsconductor.assets.inventory.SelectionRows;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Requires;
import io.opsconductor.platform.data.TextMapConverter;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Looks targets up for jobs: set-based, so that a thousand cost one query. */
@Stateless
public class TargetCatalog {
    @Inject
    private Jdbi jdbi;

    /**
     * The targets that any of the parts names, united. Groups include the groups within them; a target matches the tags
     * if it has all of them, and no tags match nothing. Any part may be empty or null.
     *
     * @param groups ids or names of groups
     */
    @Requires("targets:read")
    public Selection resolve(
            Caller caller,
            Collection<UUID> ids,
            Collection<String> names,
            Collection<String> groups,
            Map<String, String> tags) {
        Collection<UUID> wantedIds = ids == null ? List.of() : ids;
        Collection<String> wantedNames = names == null ? List.of() : names;
        Collection<String> wantedGroups = groups == null ? List.of() : groups;
        Map<String, String> wantedTags = tags == null ? Map.of() : tags;
        return jdbi.withHandle(handle -> {
            SelectionRows.Found found = SelectionRows.select(handle, wantedIds, wantedNames, wantedGroups, wantedTags);
            return new Selection(
                    found.enabled(),
                    found.disabled(),
                    SelectionRows.unknownIds(handle, wantedIds),
                    SelectionRows.unknownNames(handle, wantedNames),
                    SelectionRows.unknownGroups(handle, wantedGroups));
        });
    }

    /** Name, address and tags of those of the targets that exist, by id. */
    @Requires("targets:read")
    public Map<UUID, TargetDetails> details(Caller caller, Collection<UUID> ids) {
        return jdbi
                .withHandle(handle -> handle.createQuery(
                                "select id, name, address, tags from assets.target where id = any(:ids)")
                        .bind("ids", ids.toArray(UUID[]::new))
                        .map((rs, context) -> new TargetDetails(
                                rs.getObject("id", UUID.class),
                                rs.getString("name"),
                                rs.getString("address"),
                                TextMapConverter.read(rs.getString("tags"))))
                        .list())
                .stream()
                .collect(Collectors.toMap(TargetDetails::id, Function.identity()));
    }
}
