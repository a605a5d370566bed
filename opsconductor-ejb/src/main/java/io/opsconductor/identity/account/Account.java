package io.opsconductor.identity.account;

import io.opsconductor.identity.UserView;
import io.opsconductor.identity.role.Role;
import io.opsconductor.platform.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A user. It begins with roles and perhaps a password, signs in while it is enabled, and loses every session when it is
 * disabled or its password is set by somebody else.
 */
@Entity
@Table(schema = "identity", name = "account")
public class Account {
    @Id
    private UUID id;

    private String username;
    private String email;

    @Column(name = "first_name")
    private String firstName;

    @Column(name = "last_name")
    private String lastName;

    private String phone;
    private String title;

    @ManyToMany
    @JoinTable(
            schema = "identity",
            name = "account_role",
            joinColumns = @JoinColumn(name = "account_id"),
            inverseJoinColumns = @JoinColumn(name = "role_id"))
    private Set<Role> roles = new HashSet<>();

    @Column(name = "password_hash")
    private String passwordHash;

    @Column(name = "must_change_password")
    private boolean mustChangePassword;

    private boolean enabled;

    @Column(name = "last_login_at", insertable = false, updatable = false)
    private Instant lastLoginAt;

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
    protected Account() {}

    /** An enabled user without roles and without a password, who so cannot sign in yet. */
    public Account(Profile profile, String by, Instant at) {
        this.id = Ids.next();
        this.enabled = true;
        this.createdAt = at;
        this.createdBy = by;
        describe(profile);
        this.updatedBy = by;
        this.updatedAt = at;
    }

    /** Changes who it is. */
    public void describe(Profile profile) {
        username = profile.username();
        email = profile.email();
        firstName = profile.firstName();
        lastName = profile.lastName();
        phone = profile.phone();
        title = profile.title();
    }

    /** Holds exactly these roles from now on. */
    public void assign(Set<Role> assigned) {
        roles.retainAll(assigned);
        roles.addAll(assigned);
    }

    /** May sign in. */
    public void enable() {
        enabled = true;
    }

    /** May not sign in any more; its sessions are the caller's to end. */
    public void disable() {
        enabled = false;
    }

    /**
     * Takes a new password.
     *
     * @param hash PHC string
     */
    public void takePassword(String hash) {
        passwordHash = hash;
    }

    /** Says whether the next sign-in demands a new password. */
    public void demandNewPassword(boolean demanded) {
        mustChangePassword = demanded;
    }

    /** Notes who changed it, which also gives it a new version. */
    public void touch(String by, Instant at) {
        updatedBy = by;
        updatedAt = at;
    }

    public UUID id() {
        return id;
    }

    public String username() {
        return username;
    }

    public boolean enabled() {
        return enabled;
    }

    public long version() {
        return version;
    }

    public Set<Role> roles() {
        return Set.copyOf(roles);
    }

    /** What its roles allow. */
    public Set<String> permissions() {
        return roles.stream().flatMap(role -> role.permissions().stream()).collect(Collectors.toSet());
    }

    /** How it shows itself. */
    public UserView view() {
        return new UserView(
                id,
                username,
                email,
                firstName,
                lastName,
                phone,
                title,
                roles.stream().map(Role::name).sorted().toList(),
                enabled,
                mustChangePassword,
                lastLoginAt,
                version,
                createdAt,
                createdBy,
                updatedAt,
                updatedBy);
    }
}
