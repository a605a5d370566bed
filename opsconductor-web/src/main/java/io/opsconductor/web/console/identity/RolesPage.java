package io.opsconductor.web.console.identity;

import io.opsconductor.identity.RoleView;
import io.opsconductor.identity.Roles;
import io.opsconductor.web.console.Address;
import io.opsconductor.web.console.KeysetList;
import io.opsconductor.web.console.Viewer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The list of roles. */
@Named
@RequestScoped
public class RolesPage {
    @Inject
    private Roles roles;

    @Inject
    private Viewer viewer;

    private String cursor;
    private String trail;
    private KeysetList<RoleView> list;

    /** Reads the page of the list that the address asks for. */
    public void load() {
        list = new KeysetList<>(
                roles.list(viewer.caller(), KeysetList.listing(cursor, null)), Address.of("/roles"), cursor, trail);
    }

    public KeysetList<RoleView> getList() {
        return list;
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
