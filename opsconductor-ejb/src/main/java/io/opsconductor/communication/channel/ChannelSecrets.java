package io.opsconductor.communication.channel;

import com.fasterxml.jackson.core.type.TypeReference;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Problem;
import io.opsconductor.platform.crypto.Secret;
import io.opsconductor.platform.crypto.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Seals the secrets of channels' configurations, bound to their rows, and opens them. */
@ApplicationScoped
public class ChannelSecrets {
    private static final TypeReference<TreeMap<String, String>> FORM = new TypeReference<>() {};

    private Vault vault;

    /** For the container's proxy. */
    protected ChannelSecrets() {}

    @Inject
    ChannelSecrets(Vault vault) {
        this.vault = vault;
    }

    /** The configuration with its secrets, for the moment of use. */
    public ChannelConfig open(StoredChannel channel) {
        return channel.config().with(secrets(channel));
    }

    /**
     * The secrets that a channel has after a change: the given ones, and the kept ones that were left out.
     *
     * @throws Problem 400 if kept secrets would go to another destination, or a masked header has no value to keep
     */
    public Map<String, String> after(StoredChannel before, ChannelConfig config) {
        Map<String, String> given = new TreeMap<>(config.secrets());
        if (before != null && before.channel().type().equals(config.type())) {
            boolean moved = !before.config().destination().equals(config.destination());
            secrets(before).forEach((name, value) -> {
                if (config.keeps(name) && given.putIfAbsent(name, value) == null && moved) {
                    throw Problem.invalid(
                            "config." + name,
                            "enter it again, because the channel now points to another address (empty removes it)");
                }
            });
        }
        given.values().removeIf(String::isEmpty);
        config.demanded().stream()
                .filter(name -> !given.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Problem.invalid("config." + name, "is masked, but there is no stored value to keep");
                });
        return given;
    }

    /** The secrets in the form of the row, or null for none. */
    public byte[] seal(UUID channelId, Map<String, String> secrets) {
        if (secrets.isEmpty()) {
            return null;
        }
        try (Secret plain = Secret.of(Json.write(secrets).getBytes(StandardCharsets.UTF_8))) {
            return vault.seal(plain, place(channelId));
        }
    }

    private Map<String, String> secrets(StoredChannel channel) {
        if (channel.sealed() == null) {
            return Map.of();
        }
        try (Secret plain = vault.open(channel.sealed(), place(channel.id()))) {
            return Json.MAPPER.readValue(plain.reveal(), FORM);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String place(UUID channelId) {
        return "channel:" + channelId;
    }
}
