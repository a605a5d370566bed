package io.opsconductor.platform.data;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Brings the schemas up to this release, forward only and under Flyway's lock, before anything else uses them: other
 * start-up beans depend on it by name ({@code @DependsOn("Migration")}).
 */
@Startup
@Singleton
@TransactionManagement(TransactionManagementType.BEAN)
public class Migration {
    @Resource(lookup = "jdbc/opsconductor")
    private DataSource dataSource;

    @PostConstruct
    void migrate() {
        of(dataSource).load().migrate();
    }

    /** How the product migrates a database. */
    static FluentConfiguration of(DataSource dataSource) {
        return Flyway.configure(Migration.class.getClassLoader())
                .dataSource(dataSource)
                .callbacks(new PatientReads())
                .locations("classpath:db/migration")
                .schemas("platform", "identity", "assets", "automation", "communication", "batch")
                .defaultSchema("platform");
    }
}
