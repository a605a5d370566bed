package io.opsconductor.web.console.assets;

import io.opsconductor.assets.TargetGroupView;
import io.opsconductor.assets.TargetGroups;
import io.opsconductor.assets.TargetView;
import io.opsconductor.platform.ExpectedVersion;
import io.opsconductor.web.console.Address;
import io.opsconductor.web.console.Ids;
import io.opsconductor.web.console.KeysetList;
import io.opsconductor.web.console.Notices;
import io.opsconductor.web.console.Viewer;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/** One group and the targets in it. */
@Named
@ViewScoped
public class GroupPage implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private TargetGroups groups;

    @Inject
    private Viewer viewer;

    private String id;
    private String cursor;
    private String trail;
    private transient TargetGroupView group;
    private transient KeysetList<TargetView> list;

    /** Reads it. */
    public void load() {
        group = groups.get(viewer.caller(), Ids.of("target group", id));
    }

    /** Deletes it. */
    public String delete() {
        groups.delete(
                viewer.caller(),
                Ids.of("target group", id),
                ExpectedVersion.of(getGroup().version()));
        Notices.done("Group " + getGroup().name() + " deleted");
        return "/groups?faces-redirect=true";
    }

    /** What is shown. */
    public TargetGroupView getGroup() {
        if (group == null) {
            load();
        }
        return group;
    }

    /** The targets in it and in groups within it. */
    public KeysetList<TargetView> getList() {
        if (list == null) {
            list = new KeysetList<>(
                    groups.targets(viewer.caller(), Ids.of("target group", id), KeysetList.listing(cursor, null)),
                    Address.of("/group").with("id", id),
                    cursor,
                    trail);
        }
        return list;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getCursor() {
        return cursor;
    }

    public void setCursor(String cursor) {
        this.cursor = cursor;
    }

    public String getTrail() {
        return trail;
    }

    public void setTrail(String trail) {
        this.trail = trail;
    }
}
