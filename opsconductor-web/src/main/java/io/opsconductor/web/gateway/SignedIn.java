package io.opsconductor.web.gateway;

import io.opsconductor.platform.Caller;
import jakarta.servlet.http.HttpServletRequest;

/** Carries the caller that was resolved from a token or a session through the request. */
public final class SignedIn {
    private static final String ATTRIBUTE = SignedIn.class.getName();

    private SignedIn() {}

    static void set(HttpServletRequest request, Caller caller) {
        request.setAttribute(ATTRIBUTE, caller);
    }

    /** The request's caller; someone unknown, who may do nothing, where nobody signed in. */
    public static Caller caller(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Caller caller
                ? caller
                : Caller.anonymous("anonymous", Client.of(request).address(), Correlation.of(request));
    }
}
