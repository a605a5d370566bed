package io.opsconductor.web.console.assets;

import io.opsconductor.assets.CredentialView;
import io.opsconductor.assets.Credentials;
import io.opsconductor.assets.TargetFilter;
import io.opsconductor.assets.TargetGroupView;
import io.opsconductor.assets.TargetGroups;
import io.opsconductor.assets.TargetView;
import io.opsconductor.assets.Targets;
import io.opsconductor.platform.Listing;
import io.opsconductor.platform.Problem;
import io.opsconductor.web.console.Viewer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;

/** What forms offer to choose from: what the viewer may see, searched on the server where it can be long. */
@Named
@RequestScoped
public class Choices {
    private static final int SHOWN = 20;
    private static final List<Listing.Sort> BY_NAME = List.of(new Listing.Sort("name", false));

    @Inject
    private Targets targets;

    @Inject
    private TargetGroups groups;

    @Inject
    private Credentials credentials;

    @Inject
    private Viewer viewer;

    private List<CredentialView> sshCredentials;

    private static Listing most(int limit, String q) {
        return new Listing(limit, null, BY_NAME, q == null || q.isBlank() ? null : q.strip(), false);
    }

    /** The first groups by name. */
    public List<TargetGroupView> groups() {
        return viewer.may("target-groups:read")
                ? groups.list(viewer.caller(), null, most(Listing.MAX_LIMIT, null))
                        .items()
                : List.of();
    }

    /** Names of groups that contain the text. */
    public List<String> groupNames(String text) {
        return groups.list(viewer.caller(), null, most(SHOWN, text)).items().stream()
                .map(TargetGroupView::name)
                .toList();
    }

    /** Names of targets that contain the text. */
    public List<String> targetNames(String text) {
        return targets.list(viewer.caller(), TargetFilter.all(), most(SHOWN, text)).items().stream()
                .map(TargetView::name)
                .toList();
    }

    /**
     * The id of the target of exactly that name.
     *
     * @throws Problem 400 of the field if there is none
     */
    public UUID targetId(String field, String name) {
        return targets.list(viewer.caller(), TargetFilter.all(), most(Listing.MAX_LIMIT, name)).items().stream()
                .filter(t -> t.name().equals(name))
                .map(TargetView::id)
                .findFirst()
                .orElseThrow(() -> Problem.invalid(field, "there is no target named " + name));
    }

    /** The credentials that fit SSH. */
    public List<CredentialView> sshCredentials() {
        if (sshCredentials == null) {
            sshCredentials = viewer.may("credentials:read")
                    ? credentials.list(viewer.caller(), null, most(Listing.MAX_LIMIT, null)).items().stream()
                            .filter(c -> c.type().startsWith("ssh-"))
                            .toList()
                    : List.of();
        }
        return sshCredentials;
    }

    /** For pages. */
    public List<CredentialView> getSshCredentials() {
        return sshCredentials();
    }

    /** The name of a credential, or its id where the viewer may not see it. */
    public String credentialName(UUID id) {
        return viewer.may("credentials:read")
                ? credentials.get(viewer.caller(), id).name()
                : id.toString();
    }
}
