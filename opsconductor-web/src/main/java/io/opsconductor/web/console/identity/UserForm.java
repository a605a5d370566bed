package io.opsconductor.web.console.identity;

import io.opsconductor.identity.RoleView;
import io.opsconductor.identity.Roles;
import io.opsconductor.identity.UserCommand;
import io.opsconductor.identity.UserView;
import io.opsconductor.identity.Users;
import io.opsconductor.platform.ExpectedVersion;
import io.opsconductor.platform.FieldError;
import io.opsconductor.platform.Listing;
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

/** Makes a user or changes one: roles, a new password, enabled or not. */
@Named
@ViewScoped
public class UserForm implements Checked, Serializable {
    private static final long serialVersionUID = 1L;
    private static final String LIST = "/users?faces-redirect=true";

    @Inject
    private Users users;

    @Inject
    private Roles roleBook;

    @Inject
    private Viewer viewer;

    private String id;
    private String username;
    private String email;
    private String firstName;
    private String lastName;
    private String phone;
    private String title;
    private List<String> roles = new ArrayList<>(List.of("viewer"));
    private boolean enabled = true;
    private String password;
    private boolean mustChangePassword = true;
    private long version;

    /** Fills the form with the user that the address names, if it names one. */
    public void load() {
        if (!isExisting()) {
            return;
        }
        UserView user = users.get(viewer.caller(), Ids.of("user", id));
        username = user.username();
        email = user.email();
        firstName = user.firstName();
        lastName = user.lastName();
        phone = user.phone();
        title = user.title();
        roles = new ArrayList<>(user.roles());
        enabled = user.enabled();
        mustChangePassword = user.mustChangePassword();
        version = user.version();
    }

    /** Stores the user and goes back to the list. */
    public String save() {
        try {
            if (isExisting()) {
                users.update(viewer.caller(), Ids.of("user", id), command(), ExpectedVersion.of(version));
            } else {
                users.create(viewer.caller(), command());
            }
        } finally {
            password = null;
        }
        Notices.done("User " + username + " saved");
        return LIST;
    }

    @Override
    public List<FieldError> check() {
        try {
            return users.check(viewer.caller(), Ids.of("user", id), command());
        } finally {
            password = null;
        }
    }

    private UserCommand command() {
        return new UserCommand(
                username,
                email,
                firstName,
                lastName,
                phone,
                title,
                roles == null ? List.of() : roles,
                enabled,
                password,
                mustChangePassword);
    }

    /** Deletes the user. */
    public String delete() {
        users.delete(viewer.caller(), Ids.of("user", id), ExpectedVersion.of(version));
        Notices.done("User " + username + " deleted");
        return LIST;
    }

    /** Whether it changes a user rather than making one. */
    public boolean isExisting() {
        return id != null;
    }

    public String getHeading() {
        return isExisting() ? username : "New user";
    }

    /** The roles that can be given. */
    public List<RoleView> getAllRoles() {
        return roleBook.list(viewer.caller(), Listing.first(Listing.MAX_LIMIT)).items();
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getUsername() {
        return username;
    }

    public void setUsername(String username) {
        this.username = username;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getFirstName() {
        return firstName;
    }

    public void setFirstName(String firstName) {
        this.firstName = firstName;
    }

    public String getLastName() {
        return lastName;
    }

    public void setLastName(String lastName) {
        this.lastName = lastName;
    }

    public String getPhone() {
        return phone;
    }

    public void setPhone(String phone) {
        this.phone = phone;
    }

    public String getTitle() {
        return title;
    }

    public void setTitle(String title) {
        this.title = title;
    }

    public List<String> getRoles() {
        return roles;
    }

    public void setRoles(List<String> roles) {
        this.roles = roles;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public boolean isMustChangePassword() {
        return mustChangePassword;
    }

    public void setMustChangePassword(boolean mustChangePassword) {
        this.mustChangePassword = mustChangePassword;
    }
}
