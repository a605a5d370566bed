package io.opsconductor.web.console.communication;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opsconductor.communication.Channel;
import io.opsconductor.communication.ChannelCommand;
import io.opsconductor.communication.ChannelTestResult;
import io.opsconductor.communication.Channels;
import io.opsconductor.platform.ExpectedVersion;
import io.opsconductor.platform.FieldError;
import io.opsconductor.platform.Json;
import io.opsconductor.web.console.Checked;
import io.opsconductor.web.console.Ids;
import io.opsconductor.web.console.Notices;
import io.opsconductor.web.console.Numbers;
import io.opsconductor.web.console.Viewer;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Sets a channel up or changes it. */
@Named
@ViewScoped
public class ChannelForm implements Checked, Serializable {
    private static final long serialVersionUID = 1L;
    private static final String LIST = "/channels?faces-redirect=true";

    @Inject
    private Channels channels;

    @Inject
    private Viewer viewer;

    private String id;
    private String name;
    private String type = "email";
    private String host;
    private String port = "587";
    private String security = "starttls";
    private String username;
    private String from;
    private String to;
    private String url;
    private String secret;
    private JsonNode headers;
    private boolean enabled = true;
    private long version;
    private transient ChannelTestResult tested;

    /** Fills the form with the channel that the address names, if it names one. */
    public void load() {
        if (!isExisting()) {
            return;
        }
        Channel channel = channels.get(viewer.caller(), Ids.of("channel", id));
        JsonNode config = channel.config();
        name = channel.name();
        type = channel.type();
        enabled = channel.enabled();
        version = channel.version();
        host = config.path("host").textValue();
        port = config.path("port").asText("");
        security = config.path("security").asText(security);
        username = config.path("username").textValue();
        from = config.path("from").textValue();
        List<String> receivers = new ArrayList<>();
        config.path("to").forEach(address -> receivers.add(address.asText()));
        to = String.join(", ", receivers);
        url = config.path("url").textValue();
        headers = config.get("headers");
    }

    /** Stores it and goes back to the list. */
    public String save() {
        if (isExisting()) {
            channels.update(viewer.caller(), Ids.of("channel", id), command(), ExpectedVersion.of(version));
        } else {
            channels.create(viewer.caller(), command());
        }
        Notices.done("Channel " + name + " saved");
        return LIST;
    }

    /** Sends a test through the channel as it is stored. */
    public void test() {
        tested = channels.test(viewer.caller(), Ids.of("channel", id));
    }

    /** Deletes it. */
    public String delete() {
        channels.delete(viewer.caller(), Ids.of("channel", id), ExpectedVersion.of(version));
        Notices.done("Channel " + name + " deleted");
        return LIST;
    }

    @Override
    public List<FieldError> check() {
        return channels.check(viewer.caller(), Ids.of("channel", id), command());
    }

    private ChannelCommand command() {
        return new ChannelCommand(name, type, config(), enabled);
    }

    private ObjectNode config() {
        ObjectNode config = Json.MAPPER.createObjectNode();
        if (type.equals("webhook")) {
            config.put("url", url);
            putSecret(config, "secret");
            if (headers != null) {
                config.set("headers", headers);
            }
            return config;
        }
        config.put("host", host).put("port", Numbers.read("config.port", port)).put("security", security);
        if (username != null) {
            config.put("username", username);
        }
        putSecret(config, "password");
        config.put("from", from);
        Arrays.stream(Objects.requireNonNullElse(to, "").split("[,;\\s]+"))
                .filter(a -> !a.isBlank())
                .forEach(config.withArray("to")::add);
        return config;
    }

    private void putSecret(ObjectNode config, String field) {
        if (secret != null) {
            config.put(field, secret);
        }
    }

    /** Whether it changes a channel rather than making one. */
    public boolean isExisting() {
        return id != null;
    }

    public String getTitle() {
        return isExisting() ? name : "New channel";
    }

    public ChannelTestResult getTested() {
        return tested;
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

    public String getHost() {
        return host;
    }

    public void setHost(String host) {
        this.host = host;
    }

    public String getPort() {
        return port;
    }

    public void setPort(String port) {
        this.port = port;
    }

    public String getSecurity() {
        return security;
    }

    public void setSecurity(String security) {
        this.security = security;
    }

    public String getUsername() {
        return username;
    }

    public void setUsername(String username) {
        this.username = username;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }

    public String getUrl() {
        return url;
    }

    public void setUrl(String url) {
        this.url = url;
    }

    public String getSecret() {
        return secret;
    }

    public void setSecret(String secret) {
        this.secret = secret;
    }

    public boolean isEnabled() {
        return enabled;
    }

    public void setEnabled(boolean enabled) {
        this.enabled = enabled;
    }
}
