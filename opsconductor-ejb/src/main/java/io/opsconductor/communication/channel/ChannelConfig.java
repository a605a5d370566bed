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

    /** The same with the secrets put back. */
    ChannelConfig with(Map<String, String> secrets);

    /** Whether a secret of that name still has a place in it. */
    boolean keeps(String secret);

    /** The secrets that must be there, given or kept. */
    List<String> demanded();

    /** Where the secrets go: who may not see them must not send them elsewhere by changing it. */
    String destination();
}
