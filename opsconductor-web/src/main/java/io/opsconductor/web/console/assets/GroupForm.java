package io.opsconductor.web.console.assets;

import io.opsconductor.assets.TargetGroupCommand;
import io.opsconductor.assets.TargetGroupView;
import io.opsconductor.assets.TargetGroups;
import io.opsconductor.assets.TargetView;
import io.opsconductor.platform.ExpectedVersion;
import io.opsconductor.platform.FieldError;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Page;
import io.opsconductor.web.console.Checked;
import io.opsconductor.web.console.Ids;
import io.opsconductor.web.console.Notices;
import io.opsconductor.web.console.Viewer;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes a static group or changes one. Members are chosen by name. */
@Named
@ViewScoped
public class GroupForm implements Checked, Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private TargetGroups groups;

    @Inject
    private Choices choices;

    @Inject
    private Viewer viewer;

    private String id;
    private String name;
    private String description;
    private String parent;
    private List<String> members = new ArrayList<>();
    private final Map<String, UUID> known = new HashMap<>();
    private long version;

    /** Fills the form with the group that the address names, if it names one. */
    public void load() {
        if (!isExisting()) {
            return;
        }
        TargetGroupView group = groups.get(viewer.caller(), Ids.of("target group", id));
        name = group.name();
        description = group.description();
        parent = group.parentId() == null ? null : group.parentId().toString();
        version = group.version();
        members = new ArrayList<>();
        String cursor = null;
        do {
            Page<TargetView> page = groups.targets(
                    viewer.caller(), group.id(), new Listing(Listing.MAX_LIMIT, cursor, List.of(), null, false));
            page.items().stream().filter(t -> group.members().contains(t.id())).forEach(t -> {
                members.add(t.name());
                known.put(t.name(), t.id());
            });
            cursor = page.nextCursor();
        } while (cursor != null);
    }

    /** Stores it and opens its page. */
    public String save() {
        TargetGroupView saved = isExisting()
                ? groups.update(viewer.caller(), Ids.of("target group", id), command(), ExpectedVersion.of(version))
                : groups.create(viewer.caller(), command());
        Notices.done("Group " + saved.name() + " saved");
        return "/group?faces-redirect=true&id=" + saved.id();
    }

    @Override
    public List<FieldError> check() {
        return groups.check(viewer.caller(), Ids.of("target group", id), command());
    }

    private TargetGroupCommand command() {
        List<UUID> ids = new ArrayList<>();
        for (String member : members == null ? List.<String>of() : members) {
            ids.add(known.computeIfAbsent(member, n -> choices.targetId("members", n)));
        }
        return new TargetGroupCommand(name, description, "static", ids, null, Ids.of("target group", parent));
    }

    /** Whether it changes a group rather than making one. */
    public boolean isExisting() {
        return id != null;
    }

    public String getTitle() {
        return isExisting() ? "Edit " + name : "New group";
    }

    /** The groups that this one can be in. */
    public List<TargetGroupView> getParents() {
        return choices.groups().stream()
                .filter(g -> !g.id().toString().equals(id))
                .toList();
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    public String getParent() {
        return parent;
    }

    public void setParent(String parent) {
        this.parent = parent;
    }

    public List<String> getMembers() {
        return members;
    }

    public void setMembers(List<String> members) {
        this.members = members;
    }
}
