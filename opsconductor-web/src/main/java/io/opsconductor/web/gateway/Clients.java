package io.opsconductor.web.gateway;

import io.opsconductor.platform.Network;
import io.opsconductor.platform.config.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out whom a request comes from. What {@code Forwarded} (RFC 7239) or {@code X-Forwarded-For} and {@code
 * X-Forwarded-Proto} say counts only from the proxies that the settings trust, since anybody can send these headers.
 */
@ApplicationScoped
public class Clients {
    private static final Pattern FORWARDED_PAIR =
            Pattern.compile("(?i)(for|proto)\\s*=\\s*(?:\"([^\"]*)\"|([^;,\\s\"]+))");
    private static final Pattern ADDRESS =
            Pattern.compile("\\[([0-9a-fA-F:.]+)](?::\\d+)?|([0-9.]+)(?::\\d+)?|([0-9a-fA-F:.]+)");

    private List<Network> trusted;
    private boolean reachedByHttps;

    /** For the container's proxy. */
    protected Clients() {}

    @Inject
    Clients(Settings settings) {
        this(settings.trustedProxies(), settings.isReachedByHttps());
    }

    Clients(List<Network> trusted, boolean reachedByHttps) {
        this.trusted = trusted;
        this.reachedByHttps = reachedByHttps;
    }

    /**
     * The client.
     *
     * @param peer the address that the connection comes from
     * @param secure whether the connection is encrypted
     * @param headers the values of a header, in their order
     */
    Client behind(String peer, boolean secure, Function<String, List<String>> headers) {
        if (!isTrusted(peer)) {
            return new Client(peer, secure || reachedByHttps);
        }
        List<String> hops = new ArrayList<>();
        Optional<String> scheme;
        String forwarded = String.join(",", headers.apply("Forwarded"));
        if (forwarded.isBlank()) {
            hops.addAll(Arrays.asList(
                    String.join(",", headers.apply("X-Forwarded-For")).split(",")));
            List<String> schemes = headers.apply("X-Forwarded-Proto");
            scheme = schemes.isEmpty()
                    ? Optional.empty()
                    : last(schemes.get(schemes.size() - 1).split(","));
        } else {
            List<String> schemes = new ArrayList<>();
            Matcher pair = FORWARDED_PAIR.matcher(forwarded);
            while (pair.find()) {
                String value = pair.group(2) == null ? pair.group(3) : pair.group(2);
                (pair.group(1).equalsIgnoreCase("for") ? hops : schemes).add(value);
            }
            scheme = last(schemes.toArray(String[]::new));
        }
        boolean https = scheme.map("https"::equalsIgnoreCase).orElse(secure);
        return new Client(farthest(peer, hops), https || reachedByHttps);
    }

    /** From the nearest hop on, the first that is no trusted proxy: what stands before it may be made up. */
    private String farthest(String peer, List<String> hops) {
        String client = peer;
        List<String> nearestFirst = new ArrayList<>(hops);
        Collections.reverse(nearestFirst);
        for (String hop : nearestFirst) {
            Matcher address = ADDRESS.matcher(hop.strip());
            if (!address.matches()) {
                return client;
            }
            client = address.group(1) != null
                    ? address.group(1)
                    : address.group(2) != null ? address.group(2) : address.group(3);
            if (!isTrusted(client)) {
                return client;
            }
        }
        return client;
    }

    private static Optional<String> last(String[] values) {
        return values.length == 0 ? Optional.empty() : Optional.of(values[values.length - 1].strip());
    }

    private boolean isTrusted(String address) {
        if (trusted.isEmpty() || address == null) {
            return false;
        }
        try {
            // A literal, so nothing is looked up.
            InetAddress parsed = InetAddress.getByName(address.replaceFirst("%.*", ""));
            return trusted.stream().anyMatch(network -> network.contains(parsed));
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
