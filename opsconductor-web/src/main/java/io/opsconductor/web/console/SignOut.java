package io.opsconductor.web.console;

import io.opsconductor.web.gateway.ConsoleSessions;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The way out. */
@Named
@RequestScoped
public class SignOut {
    @Inject
    private ConsoleSessions sessions;

    /** Signs out. */
    public void leave() {
        sessions.signOut();
        Redirects.to("/login.xhtml");
    }
}
