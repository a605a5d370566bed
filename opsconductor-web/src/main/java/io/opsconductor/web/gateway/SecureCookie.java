package io.opsconductor.web.gateway;

import io.opsconductor.platform.config.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Keeps the session's cookie to HTTPS where people reach the console by it, also if a proxy speaks HTTP to us. */
@WebListener
public class SecureCookie implements ServletContextListener {
    @Inject
    private Settings settings;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        if (settings.isReachedByHttps()) {
            event.getServletContext().getSessionCookieConfig().setSecure(true);
        }
    }
}
