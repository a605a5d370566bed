package io.opsconductor.web.console.assets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsconductor.assets.CredentialCommand;
import io.opsconductor.assets.CredentialView;
import io.opsconductor.assets.Credentials;
import io.opsconductor.platform.ExpectedVersion;
import io.opsconductor.platform.FieldError;
import io.opsconductor.platform.Json;
import io.opsconductor.web.console.Checked;
import io.opsconductor.web.console.Ids;
import io.opsconductor.web.console.Notices;
import io.opsconductor.web.console.Viewer;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;

/** Stores a credential, or changes one: then secrets that are left empty stay as they are. */
@Named
@ViewScoped
public class CredentialForm implements Checked, Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private Credentials credentials;

    @Inject
    private Viewer viewer;

    private String id;
    private String name;
    private String type = "ssh-key";
    private String description;
    private String username;
    private String password;
    private String privateKey;
    private String passphrase;
    private long version;

    /** Fills the form with the credential that the address names, if it names one. */
    public void load() {
        viewer.demand(isExisting() ? "credentials:update" : "credentials:create");
        if (isExisting()) {
            CredentialView stored = stored();
            name = stored.name();
            type = stored.type();
            description = stored.description();
            username = stored.username();
            version = stored.version();
        }
    }

    private CredentialView stored() {
        return credentials.get(viewer.caller(), Ids.of("credential", id));
    }

    /** Stores it and opens its page. */
    public String save() {
        try {
            CredentialView saved = isExisting()
                    ? credentials.update(
                            viewer.caller(), Ids.of("credential", id), command(), ExpectedVersion.of(version))
                    : credentials.create(viewer.caller(), command());
            Notices.done("Credential " + saved.name() + " saved");
            return "/credential?faces-redirect=true&id=" + saved.id();
        } finally {
            forgetSecrets();
        }
    }

    @Override
    public List<FieldError> check() {
        try {
            return credentials.check(viewer.caller(), Ids.of("credential", id), command());
        } finally {
            forgetSecrets();
        }
    }

    private void forgetSecrets() {
        password = null;
        privateKey = null;
        passphrase = null;
    }

    /** The command as the API takes it; parts that the form does not show stay as they are. */
    private CredentialCommand command() {
        ObjectNode command = isExisting() ? (ObjectNode) Json.tree(stored()) : Json.MAPPER.createObjectNode();
        command.put("name", name).put("type", type).put("description", description);
        command.put("username", username);
        put(command, "password", password);
        put(command, "privateKey", normal(privateKey));
        put(command, "passphrase", passphrase);
        return Json.MAPPER.convertValue(command, CredentialCommand.class);
    }

    private static void put(ObjectNode command, String field, String value) {
        if (value != null) {
            command.put(field, value);
        }
    }

    /** Browsers send text with CR LF, and pasting loses the last line end. */
    private static String normal(String key) {
        return key == null ? null : key.replace("\r\n", "\n").strip() + "\n";
    }

    /** Whether it changes a credential rather than making one. */
    public boolean isExisting() {
        return id != null;
    }

    public String getTitle() {
        return isExisting() ? "Edit " + name : "New credential";
    }

    /** The types that can be chosen. */
    public List<String> getTypes() {
        return isExisting() ? List.of(type) : CredentialTypes.made();
    }

    /** A type in words. */
    public String typeName(String wireName) {
        return CredentialTypes.word(wireName);
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getType() {
        return type;
    }

    public void setType(String type) {
        this.type = type;
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    public String getUsername() {
        return username;
    }

    public void setUsername(String username) {
        this.username = username;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }

    public String getPrivateKey() {
        return privateKey;
    }

    public void setPrivateKey(String privateKey) {
        this.privateKey = privateKey;
    }

    public String getPassphrase() {
        return passphrase;
    }

    public void setPassphrase(String passphrase) {
        this.passphrase = passphrase;
    }
}
