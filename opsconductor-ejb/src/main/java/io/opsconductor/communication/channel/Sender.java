package io.opsconductor.communication.channel;

import io.opsconductor.platform.DomainEvent;
import io.opsconductor.platform.crypto.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * Sends an event over a channel of any type: opens its secrets for the moment, and keeps them out of whatever the
 * receiver answers. Call it outside of transactions: it waits for the network.
 */
@ApplicationScoped
public class Sender {
    private static final int DETAIL_LENGTH = 1_000;

    @Inject
    private EmailTransport email;

    @Inject
    private WebhookTransport webhook;

    @Inject
    private ChannelSecrets secrets;

    /** Sends it; whatever goes wrong becomes an answer. */
    public Answer send(StoredChannel channel, DomainEvent event) {
        ChannelConfig complete = secrets.open(channel);
        Answer answer = complete instanceof EmailConfig mail
                ? email.send(mail, event)
                : webhook.send((WebhookConfig) complete, event);
        return new Answer(answer.result(), answer.status(), masked(answer.detail(), complete));
    }

    private static String masked(String detail, ChannelConfig config) {
        String masked = detail == null ? "" : detail.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "");
        for (String secret : config.secrets().values()) {
            if (secret.length() >= 4) {
                masked = masked.replace(secret, Secret.MASK);
            }
        }
        return masked.length() <= DETAIL_LENGTH ? masked : masked.substring(0, DETAIL_LENGTH) + "…";
    }
}
