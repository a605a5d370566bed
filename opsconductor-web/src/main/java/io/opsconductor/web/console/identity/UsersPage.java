package io.opsconductor.web.console.identity;

import io.opsconductor.identity.UserView;
import io.opsconductor.identity.Users;
import io.opsconductor.web.console.Address;
import io.opsconductor.web.console.KeysetList;
import io.opsconductor.web.console.Viewer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The list of users. */
@Named
@RequestScoped
public class UsersPage {
    @Inject
    private Users users;

    @Inject
    private Viewer viewer;

    private String q;
    private String enabled;
    private String role;
    private String cursor;
    private String trail;
    private Address address;
    private KeysetList<UserView> list;

    /** Reads the page of the list that the address asks for. */
    public void load() {
        address = Address.of("/users").with("q", q).with("enabled", enabled).with("role", role);
        list = new KeysetList<>(
                users.list(
                        viewer.caller(),
                        KeysetList.listing(cursor, q),
                        enabled == null ? null : Boolean.valueOf(enabled),
                        role),
                address,
                cursor,
                trail);
    }

    public KeysetList<UserView> getList() {
        return list;
    }

    /** Whether any filter is set. */
    public boolean isFiltered() {
        return address.isFiltered();
    }

    public String getQ() {
        return q;
    }

    public void setQ(String q) {
        this.q = q;
    }

    public String getEnabled() {
        return enabled;
    }

    public void setEnabled(String enabled) {
        this.enabled = enabled;
    }

    public String getRole() {
        return role;
    }

    public void setRole(String role) {
        this.role = role;
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
