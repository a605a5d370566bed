package io.opsconductor.web.console.identity;

import io.opsconductor.identity.Permission;
import io.opsconductor.identity.RoleCommand;
import io.opsconductor.identity.RoleView;
import io.opsconductor.identity.Roles;
import io.opsconductor.platform.ExpectedVersion;
import io.opsconductor.platform.FieldError;
import io.opsconductor.web.console.Checked;
import io.opsconductor.web.console.Ids;
import io.opsconductor.web.console.Notices;
import io.opsconductor.web.console.Viewer;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Shows a role, makes one or changes one. Built-in roles are only shown. */
@Named
@ViewScoped
public class RoleForm implements Checked, Serializable {
    private static final long serialVersionUID = 1L;
    private static final String LIST = "/roles?faces-redirect=true";

    @Inject
    private Roles roles;

    @Inject
    private Viewer viewer;

    private String id;
    private String name;
    private String description;
    private List<String> permissions = new ArrayList<>();
    private boolean builtIn;
    private long version;

    /** Fills the form with the role that the address names, if it names one. */
    public void load() {
        if (!isExisting()) {
            return;
        }
        RoleView role = roles.get(viewer.caller(), Ids.of("role", id));
        name = role.name();
        description = role.description();
        permissions = new ArrayList<>(role.permissions());
        builtIn = role.builtIn();
        version = role.version();
    }

    /** Stores the role and goes back to the list. */
    public String save() {
        if (isExisting()) {
            roles.update(viewer.caller(), Ids.of("role", id), command(), ExpectedVersion.of(version));
        } else {
            roles.create(viewer.caller(), command());
        }
        Notices.done("Role " + name + " saved");
        return LIST;
    }

    @Override
    public List<FieldError> check() {
        return roles.check(viewer.caller(), Ids.of("role", id), command());
    }

    private RoleCommand command() {
        return new RoleCommand(name, description, permissions == null ? List.of() : permissions);
    }

    /** Deletes the role. */
    public String delete() {
        roles.delete(viewer.caller(), Ids.of("role", id), ExpectedVersion.of(version));
        Notices.done("Role " + name + " deleted");
        return LIST;
    }

    /** Whether it is about a role that exists. */
    public boolean isExisting() {
        return id != null;
    }

    /** Whether the viewer can change it. */
    public boolean isOpen() {
        return !builtIn && viewer.may(isExisting() ? "roles:update" : "roles:create");
    }

    public boolean isBuiltIn() {
        return builtIn;
    }

    public String getTitle() {
        return isExisting() ? name : "New role";
    }

    /** Everything that a role can allow. */
    public List<Permission> getAll() {
        return roles.permissions(viewer.caller());
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

    public List<String> getPermissions() {
        return permissions;
    }

    public void setPermissions(List<String> permissions) {
        this.permissions = permissions;
    }
}
