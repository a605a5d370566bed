package io.opsconductor.communication.channel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs a webhook's message as Standard Webhooks says: HMAC-SHA256 over {@code id.timestamp.body}, in the header {@code
 * webhook-signature} as {@code v1,<base64>}.
 */
final class WebhookSignature {
    private static final String PREFIX = "whsec_";
    private static final int SHORTEST_KEY = 16;

    private WebhookSignature() {}

    /** Whether the text can be a signing secret. */
    static boolean accepts(String secret) {
        try {
            return key(secret).length >= SHORTEST_KEY;
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    /** The value of the header. */
    static String of(String secret, String id, Instant at, byte[] body) {
        byte[] key = key(secret);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((id + "." + at.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private static byte[] key(String secret) {
        if (secret.startsWith(PREFIX)) {
            return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
        }
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(secret);
        byte[] key = new byte[encoded.remaining()];
        encoded.get(key);
        return key;
    }
}
