package io.opsconductor.communication.channel;

import io.opsconductor.platform.Network;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Keeps messages from going where a person who may set up a channel should not reach through this server: by default the
 * link-local networks, at which clouds serve a machine's own credentials. Private networks and loopback are allowed, since
 * that is where the receivers of an installation on premises are.
 */
public final class NetworkGuard {
    private final List<Network> refused;

    /**
     * A guard that refuses the networks.
     *
     * @param refused like {@code 169.254.0.0/16}
     * @throws IllegalArgumentException if one is not a network
     */
    public NetworkGuard(List<String> refused) {
        this.refused = refused.stream().map(Network::of).toList();
    }

    /**
     * Looks the host up and checks all its addresses.
     *
     * @throws UnknownHostException if it has none
     * @throws Refused if one lies in a refused network
     */
    void check(String host) throws UnknownHostException, Refused {
        for (InetAddress address : InetAddress.getAllByName(host)) {
            if (refused.stream().anyMatch(network -> network.contains(address))) {
                throw new Refused(host);
            }
        }
    }

    /** The host lies in a network that messages must not go to. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String host) {
            super(host
                    + " is in a network that messages must not be sent to. An administrator can allow it with the setting "
                    + NotificationSettings.REFUSED_NETWORKS + ".");
        }
    }
}
