package io.opsconductor.communication.channel;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Validation;
import io.opsconductor.platform.crypto.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A POST to an address.
 *
 * @param url absolute, http or https, without user and password
 * @param secret what messages are signed with: {@code whsec_} and base64, or any text; null leaves them unsigned
 * @param headers further headers, or null; the values of those that are named like credentials are secrets
 */
public record WebhookConfig(String url, String secret, Map<String, String> headers) implements ChannelConfig {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private static final Pattern CREDENTIAL =
            Pattern.compile("auth|token|secret|key|password|cookie|signature|credential");
    private static final Set<String> OURS = Set.of(
            "host",
            "connection",
            "content-length",
            "content-type",
            "date",
            "expect",
            "keep-alive",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "webhook-id",
            "webhook-timestamp",
            "webhook-signature");
    private static final String SECRET = "secret";
    private static final String HEADER = "headers.";

    @Override
    public String type() {
        return "webhook";
    }

    @Override
    public void check(Validation validation) {
        validation
                .check(
                        url != null && url.length() <= 2_000 && addressable(url),
                        "config.url",
                        "must be an absolute http or https address without user, password and fragment")
                .check(
                        url == null || !url.endsWith("/" + Secret.MASK),
                        "config.url",
                        "is masked; give the whole address")
                .text("config.secret", secret, 1_000)
                .check(
                        secret == null || secret.isEmpty() || WebhookSignature.accepts(secret),
                        "config.secret",
                        "must be whsec_ followed by Base64 of at least 16 bytes, or text of at least 16 characters")
                .check(headers == null || headers.size() <= 50, "config.headers", "must have at most 50 items");
        if (headers != null) {
            headers.forEach((name, value) -> header(validation, name, value));
        }
    }

    private static void header(Validation validation, String name, String value) {
        if (!TOKEN.matcher(name).matches()) {
            validation.reject("config.headers", "has a name that is not a valid HTTP header name");
            return;
        }
        validation
                .check(
                        !OURS.contains(name.toLowerCase(Locale.ROOT)),
                        "config." + HEADER + name,
                        "is set by OpsConductor")
                .check(value != null, "config." + HEADER + name, "must not be null")
                .check(
                        value == null
                                || (value.length() <= 4_000 && value.chars().allMatch(c -> c >= 0x20 && c < 0x7F)),
                        "config." + HEADER + name,
                        "must be at most 4000 printable ASCII characters");
    }

    private static boolean addressable(String url) {
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return (scheme.equals("http") || scheme.equals("https"))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Whether a header of that name carries a credential. */
    static boolean credential(String header) {
        return CREDENTIAL.matcher(header.toLowerCase(Locale.ROOT)).find();
    }

    @Override
    public Map<String, String> secrets() {
        Map<String, String> secrets = new LinkedHashMap<>();
        if (secret != null) {
            secrets.put(SECRET, secret);
        }
        if (headers != null) {
            headers.forEach((name, value) -> {
                if (credential(name) && !Secret.MASK.equals(value)) {
                    secrets.put(HEADER + name, value);
                }
            });
        }
        return secrets;
    }

    @Override
    public JsonNode shown() {
        return Json.tree(new WebhookConfig(url, null, headers == null ? null : masked()));
    }

    @Override
    public JsonNode outlined() {
        return Json.tree(new WebhookConfig(outlinedUrl(), null, headers == null ? null : masked()));
    }

    private String outlinedUrl() {
        URI uri = URI.create(url);
        boolean bare = (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/")) && uri.getRawQuery() == null;
        return bare ? url : destination() + "/" + Secret.MASK;
    }

    @Override
    public WebhookConfig completedFrom(ChannelConfig before) {
        return before instanceof WebhookConfig known && known.outlinedUrl().equals(url)
                ? new WebhookConfig(known.url, secret, headers)
                : this;
    }

    private Map<String, String> masked() {
        Map<String, String> masked = new LinkedHashMap<>();
        headers.forEach((name, value) -> masked.put(name, credential(name) ? Secret.MASK : value));
        return masked;
    }

    @Override
    public WebhookConfig with(Map<String, String> secrets) {
        Map<String, String> complete = null;
        if (headers != null) {
            complete = new LinkedHashMap<>();
            for (Map.Entry<String, String> header : headers.entrySet()) {
                String name = header.getKey();
                complete.put(name, credential(name) ? secrets.get(HEADER + name) : header.getValue());
            }
        }
        return new WebhookConfig(url, secrets.get(SECRET), complete);
    }

    @Override
    public boolean keeps(String secret) {
        return secret.equals(SECRET) || demanded().contains(secret);
    }

    @Override
    public List<String> demanded() {
        return headers == null
                ? List.of()
                : headers.keySet().stream()
                        .filter(WebhookConfig::credential)
                        .map(name -> HEADER + name)
                        .toList();
    }

    @Override
    public String destination() {
        URI uri = URI.create(url);
        return (uri.getScheme() + "://" + uri.getAuthority()).toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "WebhookConfig[" + destination() + "]";
    }
}
