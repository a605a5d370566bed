package io.opsconductor.web.provisioning;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads the file that the setting {@code opsconductor.provision.file} names, once the application has started. Whatever
 * is wrong with it is logged and keeps nothing from starting.
 */
@WebListener
public class ProvisioningAtStart implements ServletContextListener {
    @Inject
    @ConfigProperty(name = "opsconductor.provision.file")
    private Optional<String> file;

    @Inject
    private InventoryFile inventory;

    @Resource(lookup = "concurrent/opsconductor/background")
    private ManagedExecutorService executor;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        file.filter(name -> !name.isBlank()).ifPresent(name -> executor.execute(() -> inventory.apply(Path.of(name))));
    }
}
