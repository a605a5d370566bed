package io.opsconductor.web.console;

import io.opsconductor.platform.Problem;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.stream.Stream;

/** Leads to the first page of the administration that the viewer may see. */
@Named
@RequestScoped
public class Administration {
    @Inject
    private Viewer viewer;

    /** Goes there. */
    public void open() {
        Redirects.to("/"
                + Stream.of("users", "roles", "channels", "subscriptions")
                        .filter(page -> viewer.may(page + ":read"))
                        .findFirst()
                        .orElseThrow(() -> Problem.forbidden("users:read")));
    }
}
