package io.opsconductor.web.gateway;

import io.opsconductor.platform.Caller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

/** Who makes the present request: what resources and pages hand to the domains. */
@RequestScoped
public class CurrentCaller {
    @Inject
    private HttpServletRequest request;

    /** The caller; someone unknown, who may do nothing, where nobody signed in. Never null. */
    public Caller get() {
        return SignedIn.caller(request);
    }
}
