package io.opsconductor.assets.inventory;

import io.opsconductor.platform.Ids;
import io.opsconductor.platform.data.TextMapConverter;
import jakarta.persistence.Basic;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A host that jobs run on. It is described and described anew; while it is disabled nothing runs on it. */
@Entity
@Table(schema = "assets", name = "target")
public class Target {
    @Id
    private UUID id;

    @Basic
    private String name;

    @Basic
    private String address;

    @Basic
    private String description;

    @Basic
    private String os;

    @Basic
    @Convert(converter = TextMapConverter.class)
    private Map<String, String> tags = new HashMap<>();

    @Basic
    private boolean enabled = true;

    @OneToMany(mappedBy = "target", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    private List<Connection> connections = new ArrayList<>();

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
    protected Target() {}

    /** A new target. */
    public Target(TargetSpec spec, String by, Instant at) {
        id = Ids.next();
        createdAt = at;
        createdBy = by;
        describe(spec, by, at);
    }

    /** Takes the description over, whole. */
    public void describe(TargetSpec spec, String by, Instant at) {
        name = spec.name();
        address = spec.address();
        description = spec.description();
        os = spec.os();
        tags = new HashMap<>(spec.tags());
        if (spec.enabled() != null) {
            enabled = spec.enabled();
        }
        connect(spec.connections());
        updatedBy = by;
        updatedAt = at;
    }

    private void connect(List<ConnectionSpec> specs) {
        List<Connection> kept = new ArrayList<>();
        for (int i = 0; i < specs.size(); i++) {
            ConnectionSpec spec = specs.get(i);
            Connection connection = connections.stream()
                    .filter(c -> c.leadsTo(spec.protocol(), spec.port()))
                    .findFirst()
                    .orElseGet(() -> new Connection(this, spec.protocol(), spec.port()));
            connection.set(i, spec);
            kept.add(connection);
        }
        connections.retainAll(kept);
        kept.stream().filter(c -> !connections.contains(c)).forEach(connections::add);
    }

    public UUID id() {
        return id;
    }

    public String address() {
        return address;
    }

    public long version() {
        return version;
    }
}
