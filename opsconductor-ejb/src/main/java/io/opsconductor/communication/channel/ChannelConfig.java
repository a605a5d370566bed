package io.opsconductor.communication.channel;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.platform.Validation;
import java.util.List;
import java.util.Map;

/** The settings of a channel, of one type each. Secrets are among them only until they are split off. */
public sealed interface ChannelConfig permits EmailConfig, WebhookConfig {
    /** The type's name in the API. */
    String type();

    /** Adds what is wrong with it. */
    void check(Validation validation);

    /** Its secrets by name; those that were left out are missing, those to be removed are empty. */
    Map<String, String> secrets();

    /** The same without secrets, as it is stored and shown. */
    JsonNode shown();

    /**
     * What those may see of it who may not change it, and what events and the audit log tell: an address without its path
     * and query, in which services like to keep a token.
     */
    JsonNode outlined();

    /** The same with what {@link #outlined} hides taken from the configuration before, where nothing else was given. */
    ChannelConfig completedFrom(ChannelConfig before);

    /** The same with the secrets put back. */
    ChannelConfig with(Map<String, String> secrets);

    /** Whether a secret of that name still has a place in it. */
    boolean keeps(String secret);

    /** The secrets that must be there, given or kept. */
    List<String> demanded();

    /** Where the secrets go: who may not see them must not send them elsewhere by changing it. */
    String destination();
}
