package io.opsconductor.web.console;

import io.opsconductor.platform.Caller;
import io.opsconductor.platform.Problem;
import io.opsconductor.web.gateway.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.stream.Stream;

/** Who looks at the page. Pages show only what one may see and do; the domains refuse the rest in any case. */
@Named
@RequestScoped
public class Viewer {
    @Inject
    private CurrentCaller caller;

    /** The caller that pages hand to the domains. */
    public Caller caller() {
        return caller.get();
    }

    /** The user's name. */
    public String getName() {
        return caller().name();
    }

    /** At most two letters that stand for the name. */
    public String getInitials() {
        String name = getName();
        return name.substring(0, name.offsetByCodePoints(0, Math.min(2, name.codePointCount(0, name.length()))));
    }

    /** Whether the viewer holds the permission, e.g. {@code jobs:run}. */
    public boolean may(String permission) {
        return caller().may(permission);
    }

    /**
     * Keeps a page to those who may do what it is for.
     *
     * @throws Problem 403 if the viewer lacks the permission
     */
    public void demand(String permission) {
        if (!may(permission)) {
            throw Problem.forbidden(permission);
        }
    }

    /** Whether any page of the administration is open to the viewer. */
    public boolean isAdministrator() {
        return Stream.of("users:read", "roles:read", "channels:read", "subscriptions:read")
                .anyMatch(this::may);
    }
}
