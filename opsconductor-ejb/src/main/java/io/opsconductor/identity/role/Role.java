package io.opsconductor.identity.role;

import io.opsconductor.identity.RoleView;
import io.opsconductor.platform.Ids;
import io.opsconductor.platform.Problem;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * A bundle of permissions that users hold by its name. Built-in ones come with the release and refuse every change by
 * people.
 */
@Entity
@Table(schema = "identity", name = "role")
public class Role {
    @Id
    private UUID id;

    private String name;
    private String description;

    @Column(name = "built_in")
    private boolean builtIn;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(schema = "identity", name = "role_permission", joinColumns = @JoinColumn(name = "role_id"))
    @Column(name = "permission")
    private Set<String> permissions = new HashSet<>();

    @Version
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "created_by")
    private String createdBy;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "updated_by")
    private String updatedBy;

    /** For the persistence provider. */
    protected Role() {}

    /** A role that people can change. */
    public Role(String name, String description, Set<String> permissions, String by, Instant at) {
        this.id = Ids.next();
        this.createdAt = at;
        this.createdBy = by;
        describe(name, description, permissions, by, at);
    }

    /** The role of the release. */
    public static Role builtIn(BuiltInRole role, String by, Instant at) {
        Role made = new Role(role.roleName(), role.description(), role.permissions(), by, at);
        made.builtIn = true;
        return made;
    }

    /**
     * Changes all that can be changed.
     *
     * @throws Problem 409 if it is built in
     */
    public void change(String name, String description, Set<String> permissions, String by, Instant at) {
        refuseBuiltIn();
        describe(name, description, permissions, by, at);
    }

    /** Brings a built-in role up to the release. */
    public void catchUp(BuiltInRole role, String by, Instant at) {
        if (!permissions.equals(role.permissions()) || !role.description().equals(description)) {
            describe(role.roleName(), role.description(), role.permissions(), by, at);
        }
    }

    /**
     * Demands that people may change it.
     *
     * @throws Problem 409 if it is built in
     */
    public void refuseBuiltIn() {
        if (builtIn) {
            throw Problem.conflict(
                    "built-in-role",
                    "The role " + name + " is built in and cannot be changed. Create a custom role instead.");
        }
    }

    private void describe(String name, String description, Set<String> permissions, String by, Instant at) {
        this.name = name;
        this.description = description;
        this.permissions.retainAll(permissions);
        this.permissions.addAll(permissions);
        this.updatedBy = by;
        this.updatedAt = at;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    public long version() {
        return version;
    }

    public Set<String> permissions() {
        return Set.copyOf(permissions);
    }

    /** How it shows itself. */
    public RoleView view() {
        return new RoleView(
                id,
                name,
                description,
                PermissionCatalogue.expand(permissions),
                builtIn,
                version,
                createdAt,
                createdBy,
                updatedAt,
                updatedBy);
    }
}
