package io.opsconductor.assets.inventory;

import io.opsconductor.assets.Protocol;
import io.opsconductor.platform.Ids;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.util.UUID;

/** A way to a target. It stays the same one, with its pins, as long as protocol and port do. */
@Entity
@Table(schema = "assets", name = "connection")
public class Connection {
    @Id
    private UUID id;

    @ManyToOne(optional = false)
    @JoinColumn(name = "target_id")
    @SuppressWarnings("UnusedVariable") // the persistence provider reads it: this is the side that owns the relation
    private Target target;

    @Basic
    private int position;

    @Basic
    private String protocol;

    @Basic
    private int port;

    @Column(name = "credential_id")
    private UUID credentialId;

    @Column(name = "is_default")
    private boolean preferred;

    @Column(name = "host_key_policy")
    private String hostKeyPolicy;

    /** For the persistence provider. */
    protected Connection() {}

    Connection(Target target, Protocol protocol, int port) {
        this.id = Ids.next();
        this.target = target;
        this.protocol = protocol.wireName();
        this.port = port;
    }

    /** Takes its place among the target's connections, and its settings. */
    void set(int place, ConnectionSpec spec) {
        position = place;
        credentialId = spec.credentialId();
        preferred = spec.preferred();
        hostKeyPolicy = spec.hostKeyPolicy();
    }

    boolean leadsTo(Protocol wanted, int wantedPort) {
        return protocol.equals(wanted.wireName()) && port == wantedPort;
    }
}
