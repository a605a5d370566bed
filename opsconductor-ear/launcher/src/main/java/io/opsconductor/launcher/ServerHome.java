package io.opsconductor.launcher;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the build put the parts that the launcher needs. */
record ServerHome(Path home) {
    /** The application server, as unpacked by the build. */
    Path payara() {
        return target().resolve("payara6/glassfish");
    }

    Path driver() {
        return target().resolve("server-lib/postgresql.jar");
    }

    Path scripts() {
        return home.resolve("server-config/payara");
    }

    Path application() {
        return home.resolve("opsconductor-ear/application/target/opsconductor.ear");
    }

    private Path target() {
        return home.resolve("opsconductor-ear/launcher/target");
    }

    void requireBuilt() {
        for (Path path : new Path[] {payara(), driver(), scripts(), application()}) {
            if (!Files.exists(path)) {
                throw new LaunchException(path + " is missing. Build it first: ./mvnw package -DskipTests");
            }
        }
    }
}
