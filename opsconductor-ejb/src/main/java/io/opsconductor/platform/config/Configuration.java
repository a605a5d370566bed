package io.opsconductor.platform.config;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.ConfigProvider;

/** Hands out the settings. The start-up beans ask for them first, so a fault stops the deployment with its cure. */
@ApplicationScoped
public class Configuration {
    @Produces
    @Singleton
    Settings settings() {
        var config = ConfigProvider.getConfig();
        return new SettingsReader(name -> config.getOptionalValue(name, String.class)).read();
    }
}
