package io.opsconductor.web.console.assets;

import io.opsconductor.assets.CredentialView;
import io.opsconductor.assets.Credentials;
import io.opsconductor.platform.ExpectedVersion;
import io.opsconductor.web.console.Ids;
import io.opsconductor.web.console.Notices;
import io.opsconductor.web.console.Viewer;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/** One credential, without its secret. */
@Named
@ViewScoped
public class CredentialPage implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private Credentials credentials;

    @Inject
    private Viewer viewer;

    private String id;
    private transient CredentialView credential;

    /** Reads it. */
    public void load() {
        credential = credentials.get(viewer.caller(), Ids.of("credential", id));
    }

    /** Deletes it. */
    public String delete() {
        credentials.delete(
                viewer.caller(),
                Ids.of("credential", id),
                ExpectedVersion.of(getCredential().version()));
        Notices.done("Credential " + getCredential().name() + " deleted");
        return "/credentials?faces-redirect=true";
    }

    /** What is shown. */
    public CredentialView getCredential() {
        if (credential == null) {
            load();
        }
        return credential;
    }

    /** The type in words. */
    public String getTypeName() {
        return CredentialTypes.word(getCredential().type());
    }

    /** Who uses it, in words. */
    public String getUsage() {
        return CredentialTypes.usage(getCredential());
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
