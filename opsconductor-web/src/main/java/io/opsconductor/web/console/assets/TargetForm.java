package io.opsconductor.web.console.assets;

import io.opsconductor.assets.ConnectionCommand;
import io.opsconductor.assets.ConnectionOptions;
import io.opsconductor.assets.ConnectionView;
import io.opsconductor.assets.CredentialView;
import io.opsconductor.assets.TargetCommand;
import io.opsconductor.assets.TargetView;
import io.opsconductor.assets.Targets;
import io.opsconductor.platform.ExpectedVersion;
import io.opsconductor.platform.FieldError;
import io.opsconductor.web.console.Checked;
import io.opsconductor.web.console.Ids;
import io.opsconductor.web.console.Notices;
import io.opsconductor.web.console.Numbers;
import io.opsconductor.web.console.Tags;
import io.opsconductor.web.console.Viewer;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;

/** Makes a target or changes one, with its SSH connection. */
@Named
@ViewScoped
public class TargetForm implements Checked, Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private Targets targets;

    @Inject
    private Choices choices;

    @Inject
    private Viewer viewer;

    private String id;
    private String name;
    private String address;
    private String description;
    private String os;
    private String tags;
    private boolean enabled = true;
    private boolean ssh = true;
    private String credential;
    private String port = "22";
    private String policy = ConnectionOptions.ACCEPT_FIRST;
    private String hostKeys;
    private boolean hadHostKeys;
    private long version;

    /** Fills the form with the target that the address names, if it names one. */
    public void load() {
        if (!isExisting()) {
            return;
        }
        TargetView target = targets.get(viewer.caller(), Ids.of("target", id));
        name = target.name();
        address = target.address();
        description = target.description();
        os = target.os();
        tags = Tags.write(target.tags());
        enabled = target.enabled();
        version = target.version();
        ssh = !target.connections().isEmpty();
        if (ssh) {
            ConnectionView connection = target.connections().get(0);
            credential = connection.credentialId() == null
                    ? null
                    : connection.credentialId().toString();
            port = Integer.toString(connection.port());
            policy = connection.options().hostKeyPolicy();
            hadHostKeys = connection.options().hostKeys() != null;
            hostKeys = hadHostKeys ? String.join("\n", connection.options().hostKeys()) : null;
        }
    }

    /** Stores it and opens its page. */
    public String save() {
        TargetView saved = isExisting()
                ? targets.update(viewer.caller(), Ids.of("target", id), command(), ExpectedVersion.of(version))
                : targets.create(viewer.caller(), command());
        Notices.done("Target " + saved.name() + " saved");
        return "/target?faces-redirect=true&id=" + saved.id();
    }

    @Override
    public List<FieldError> check() {
        return targets.check(viewer.caller(), Ids.of("target", id), command());
    }

    private TargetCommand command() {
        return new TargetCommand(
                name,
                address,
                description,
                os,
                Tags.read("tags", tags),
                enabled,
                ssh ? List.of(connection()) : List.of());
    }

    private ConnectionCommand connection() {
        List<String> keys = hostKeys == null
                ? List.of()
                : hostKeys.lines().map(String::strip).filter(k -> !k.isEmpty()).toList();
        // What was empty and stayed so says nothing about a pin that a first connection made meanwhile.
        boolean untouched = !hadHostKeys && keys.isEmpty();
        return new ConnectionCommand(
                "ssh",
                Numbers.read("connections[0].port", port),
                Ids.of("credential", credential),
                true,
                ConnectionOptions.of(policy, untouched ? null : keys));
    }

    /** Whether it changes a target rather than making one. */
    public boolean isExisting() {
        return id != null;
    }

    public String getTitle() {
        return isExisting() ? "Edit " + name : "New target";
    }

    /** The credentials that fit SSH. */
    public List<CredentialView> getCredentials() {
        return choices.sshCredentials();
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

    public String getAddress() {
        return address;
    }

    public void setAddress(String address) {
        this.address = address;
    }

    public String getDescription() {
        return description;
    }

    public void setDescription(String description) {
        this.description = description;
    }

    public String getOs() {
        return os;
    }

    public void setOs(String os) {
        this.os = os;
    }

    public String getTags() {
        return tags;
    }

    public void setTags(String tags) {
        this.tags = tags;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }

    public boolean isSsh() {
        return ssh;
    }

    public void setSsh(boolean ssh) {
        this.ssh = ssh;
    }

    public String getCredential() {
        return credential;
    }

    public void setCredential(String credential) {
        this.credential = credential;
    }

    public String getPort() {
        return port;
    }

    public void setPort(String port) {
        this.port = port;
    }

    public String getPolicy() {
        return policy;
    }

    public void setPolicy(String policy) {
        this.policy = policy;
    }

    public String getHostKeys() {
        return hostKeys;
    }

    public void setHostKeys(String hostKeys) {
        this.hostKeys = hostKeys;
    }
}
