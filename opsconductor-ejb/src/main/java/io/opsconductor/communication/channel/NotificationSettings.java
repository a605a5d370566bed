package io.opsconductor.communication.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The settings of notifications.
 *
 * @param baseUrl {@code opsconductor.base.url}: the address that people reach the console at, for links; without it
 *     messages hold none
 * @param guard from {@code opsconductor.notifications.refused.networks}: where messages must not go, separated by
 *     commas
 */
public record NotificationSettings(Optional<URI> baseUrl, NetworkGuard guard) {
    static final String BASE_URL = "opsconductor.base.url";
    static final String REFUSED_NETWORKS = "opsconductor.notifications.refused.networks";

    /** Link-local addresses, and the address at which a cloud serves metadata over IPv6. */
    static final List<String> REFUSED_BY_DEFAULT = List.of("169.254.0.0/16", "fe80::/10", "fd00:ec2::254/128");

    /**
     * Reads and checks them.
     *
     * @param source the raw value of a name, if it was given
     * @throws IllegalStateException naming every setting at fault and its cure
     */
    static NotificationSettings read(Function<String, Optional<String>> source) {
        List<String> faults = new ArrayList<>();
        Optional<URI> base = source.apply(BASE_URL).filter(v -> !v.isBlank()).flatMap(value -> {
            Optional<URI> uri = address(value.strip());
            if (uri.isEmpty()) {
                faults.add(BASE_URL + " must be an http or https address, like https://ops.example.org");
            }
            return uri;
        });
        NetworkGuard guard = new NetworkGuard(REFUSED_BY_DEFAULT);
        Optional<String> networks = source.apply(REFUSED_NETWORKS);
        if (networks.isPresent()) {
            try {
                guard = new NetworkGuard(Arrays.stream(networks.get().split(","))
                        .map(String::strip)
                        .filter(network -> !network.isEmpty())
                        .toList());
            } catch (IllegalArgumentException e) {
                faults.add(REFUSED_NETWORKS + " must list networks like 169.254.0.0/16: " + e.getMessage());
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException("The settings are not valid:\n- " + String.join("\n- ", faults));
        }
        return new NotificationSettings(base, guard);
    }

    private static Optional<URI> address(String value) {
        try {
            URI uri = URI.create(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Hands them out. */
    @ApplicationScoped
    static class Source {
        @Produces
        @Singleton
        NotificationSettings settings() {
            var config = ConfigProvider.getConfig();
            return read(name -> config.getOptionalValue(name, String.class));
        }
    }
}
