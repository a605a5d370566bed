package io.opsconductor.platform.crypto;

import io.opsconductor.platform.Open;
import io.opsconductor.platform.config.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import org.jdbi.v3.core.Jdbi;

/**
 * Loads the master key at start, or makes it on the very first one. A check value in the database, sealed by that key,
 * tells a first start from a lost or a wrong key file: then the server refuses to start, since it could not open a
 * single secret.
 */
@Startup
@Singleton
@DependsOn("Migration")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class MasterKeyFile {
    @Inject
    private Settings settings;

    @Inject
    private Jdbi jdbi;

    private KeyRing ring;

    @PostConstruct
    void load() {
        ring = jdbi.withHandle(handle -> new MasterKeyCheck(handle).passed(settings.masterKeyFile()));
    }

    /** The keys; only this package can use them. */
    @Open("the keys are for this package; nothing outside can take them from a ring")
    public KeyRing ring() {
        return ring;
    }
}
