package io.opsconductor.inserver;

import io.opsconductor.testkit.Ports;
import io.opsconductor.testkit.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Starts the product once, before Arquillian asks where its server is. Must stand before Arquillian's own extension.
 * Inside the server, where the same test classes run again, it does nothing.
 */
public final class ServerUnderTest implements BeforeAllCallback {
    private static final ExtensionContext.Namespace SHARED = ExtensionContext.Namespace.create(ServerUnderTest.class);
    /** How far the administration port lies above the HTTP port. */
    private static final int ADMIN_DISTANCE = 10211;

    private record Shared(Product product) implements AutoCloseable {
        @Override
        public void close() {
            product.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (System.getProperty("com.sun.aas.instanceRoot") == null) {
            context.getRoot().getStore(SHARED).getOrComputeIfAbsent(Shared.class, ignored -> start(), Shared.class);
        }
    }

    private static Shared start() {
        Path data = Product.freshData("in-server");
        int port = Ports.forProduct();
        Product product = Product.start(data, port, Map.of("OPSCONDUCTOR_ADMIN_PASSWORD", Product.ADMIN_PASSWORD));
        try {
            System.setProperty("inserver.adminPort", Integer.toString(port + ADMIN_DISTANCE));
            System.setProperty(
                    "inserver.adminPassword",
                    Files.readString(data.resolve("secrets/server-admin")).strip());
            return new Shared(product);
        } catch (IOException e) {
            product.close();
            throw new AssertionError("the server's generated administration password was not found", e);
        }
    }
}
