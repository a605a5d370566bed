package io.opsconductor.web.console.assets;

import io.opsconductor.assets.TargetGroupView;
import io.opsconductor.assets.TargetGroups;
import io.opsconductor.web.console.Address;
import io.opsconductor.web.console.KeysetList;
import io.opsconductor.web.console.Viewer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The list of target groups. */
@Named
@RequestScoped
public class GroupsPage {
    @Inject
    private TargetGroups groups;

    @Inject
    private Viewer viewer;

    private String q;
    private String cursor;
    private String trail;
    private KeysetList<TargetGroupView> list;

    /** Reads the page of the list that the address asks for. */
    public void load() {
        list = new KeysetList<>(
                groups.list(viewer.caller(), null, KeysetList.listing(cursor, q)),
                Address.of("/groups").with("q", q),
                cursor,
                trail);
    }

    public KeysetList<TargetGroupView> getList() {
        return list;
    }

    public String getQ() {
        return q;
    }

    public void setQ(String q) {
        this.q = q;
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
