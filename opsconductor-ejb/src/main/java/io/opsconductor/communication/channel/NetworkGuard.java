package io.opsconductor.communication.channel;

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

    private record Network(byte[] prefix, int bits) {
        static Network of(String cidr) {
            String[] parts = cidr.strip().split("/", 2);
            try {
                // A literal, so nothing is looked up.
                byte[] prefix = parts[0].matches("[0-9a-fA-F:.]+")
                        ? InetAddress.getByName(parts[0]).getAddress()
                        : new byte[0];
                int bits = parts.length == 2 ? Integer.parseInt(parts[1]) : prefix.length * 8;
                if (prefix.length > 0 && bits >= 0 && bits <= prefix.length * 8) {
                    return new Network(prefix, bits);
                }
            } catch (UnknownHostException | NumberFormatException e) {
                throw new IllegalArgumentException(cidr + " is not a network like 169.254.0.0/16", e);
            }
            throw new IllegalArgumentException(cidr + " is not a network like 169.254.0.0/16");
        }

        boolean contains(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

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
            byte[] bytes = address.getAddress();
            if (refused.stream().anyMatch(network -> network.contains(bytes))) {
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
