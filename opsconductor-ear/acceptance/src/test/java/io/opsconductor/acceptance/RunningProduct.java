package io.opsconductor.acceptance;

import io.opsconductor.testkit.Product;
import java.net.URI;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands the one instance that all tests share to their parameters of type {@link Product}. It is started when the first
 * test asks for it and stopped when the last one has ended. With the property {@code opsconductor.url} (and
 * {@code opsconductor.adminPassword}) the tests use an instance that runs already.
 */
public final class RunningProduct implements ParameterResolver {
    private static final ExtensionContext.Namespace SHARED = ExtensionContext.Namespace.create(RunningProduct.class);

    private record Shared(Product product) implements AutoCloseable {
        @Override
        public void close() {
            product.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Product.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(SHARED)
                .getOrComputeIfAbsent(Shared.class, ignored -> new Shared(startOrFind()), Shared.class)
                .product();
    }

    private static Product startOrFind() {
        String url = System.getProperty("opsconductor.url", "");
        if (url.isBlank()) {
            return Product.start("shared");
        }
        String password = System.getProperty("opsconductor.adminPassword", "");
        return Product.running(URI.create(url), password.isBlank() ? Product.ADMIN_PASSWORD : password);
    }
}
