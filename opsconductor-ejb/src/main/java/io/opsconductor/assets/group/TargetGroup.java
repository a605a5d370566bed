package io.opsconductor.assets.group;

import io.opsconductor.assets.TargetGroupCommand;
import io.opsconductor.platform.Ids;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A named set of targets, perhaps within another. Its members are kept beside it, since they may be thousands. */
@Entity
@Table(schema = "assets", name = "target_group")
public class TargetGroup {
    /** The kind whose members are listed one by one. */
    public static final String STATIC = "static";

    @Id
    private UUID id;

    @Basic
    private String name;

    @Basic
    private String description;

    @Basic
    private String kind;

    @Column(name = "parent_id")
    private UUID parentId;

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
    protected TargetGroup() {}

    /** A new, empty group. */
    public TargetGroup(TargetGroupCommand command, String by, Instant at) {
        id = Ids.next();
        kind = STATIC;
        createdAt = at;
        createdBy = by;
        describe(command, by, at);
    }

    /** Takes the description over, but for the members. */
    public void describe(TargetGroupCommand command, String by, Instant at) {
        name = command.name();
        description = command.description();
        parentId = command.parentId();
        updatedBy = by;
        updatedAt = at;
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }
}
