package io.opsconductor.web.console.assets;

import io.opsconductor.assets.CredentialView;
import io.opsconductor.assets.Credentials;
import io.opsconductor.web.console.Address;
import io.opsconductor.web.console.KeysetList;
import io.opsconductor.web.console.Viewer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** The list of credentials. */
@Named
@RequestScoped
public class CredentialsPage {
    @Inject
    private Credentials credentials;

    @Inject
    private Viewer viewer;

    private String q;
    private String type;
    private String cursor;
    private String trail;
    private KeysetList<CredentialView> list;

    /** Reads the page of the list that the address asks for. */
    public void load() {
        list = new KeysetList<>(
                credentials.list(viewer.caller(), type, KeysetList.listing(cursor, q)),
                Address.of("/credentials").with("q", q).with("type", type),
                cursor,
                trail);
    }

    public KeysetList<CredentialView> getList() {
        return list;
    }

    /** The type in words. */
    public String typeName(String wireName) {
        return CredentialTypes.word(wireName);
    }

    /** Who uses it, in words. */
    public String usage(CredentialView credential) {
        return CredentialTypes.usage(credential);
    }

    public String getQ() {
        return q;
    }

    public void setQ(String q) {
        this.q = q;
    }

    public String getType() {
        return type;
    }

    public void setType(String type) {
        this.type = type;
    }

    public String getCursor() {
        return cursor;
    }

    public void setCursor(String cursor) {
        this.cursor = cursor;
    }

    public String getTrail() {
        return trail;
    }

    public void setTrail(String trail) {
        this.trail = trail;
    }
}
