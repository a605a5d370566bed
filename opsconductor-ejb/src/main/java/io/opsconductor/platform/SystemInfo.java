package io.opsconductor.platform;

import io.opsconductor.platform.config.Settings;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Instant;
import java.util.Properties;
import org.jdbi.v3.core.Jdbi;

/** What runs here. */
@Stateless
public class SystemInfo {
    private static final String DESCRIPTOR = "/META-INF/maven/io.opsconductor/opsconductor-ejb/pom.properties";

    @Inject
    private Jdbi jdbi;

    @Inject
    private Clock clock;

    @Inject
    private Settings settings;

    /**
     * What runs on this node, in the shape that the API answers.
     *
     * @param version of OpsConductor
     * @param node the node's name
     * @param startedAt when its process started
     * @param database the database's product and version
     * @param schemaVersion the last migration
     * @param java the Java runtime
     * @param time the node's clock, to compare with others
     */
    public record View(
            String version,
            String node,
            Instant startedAt,
            String database,
            String schemaVersion,
            String java,
            Instant time) {}

    /** What runs on the node that answers. */
    @Requires("system:read")
    public View get(Caller caller) {
        return jdbi.withHandle(handle -> {
            String database = handle.createQuery("select 'PostgreSQL ' || current_setting('server_version')")
                    .mapTo(String.class)
                    .one();
            String schema = handle.createQuery("select version from platform.flyway_schema_history"
                            + " where success and version is not null order by installed_rank desc limit 1")
                    .mapTo(String.class)
                    .findOne()
                    .orElse(null);
            return new View(
                    version(),
                    settings.engine().node(),
                    Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()),
                    database,
                    schema,
                    Runtime.version().toString(),
                    clock.instant());
        });
    }

    private static String version() {
        try (InputStream in = SystemInfo.class.getResourceAsStream(DESCRIPTOR)) {
            if (in == null) {
                return "unknown";
            }
            Properties descriptor = new Properties();
            descriptor.load(in);
            return descriptor.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
