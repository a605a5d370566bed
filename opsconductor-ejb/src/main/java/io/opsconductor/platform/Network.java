package io.opsconductor.platform;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A network of IPv4 or IPv6, or a single address. */
public final class Network {
    private final byte[] prefix;
    private final int bits;

    private Network(byte[] prefix, int bits) {
        this.prefix = prefix;
        this.bits = bits;
    }

    /**
     * Reads a network.
     *
     * @param cidr like {@code 169.254.0.0/16} or {@code ::1}
     * @throws IllegalArgumentException if it is none
     */
    public static Network of(String cidr) {
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

    /** Whether the address lies in it; one of the other version of IP never does. */
    public boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length != prefix.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((bytes[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
