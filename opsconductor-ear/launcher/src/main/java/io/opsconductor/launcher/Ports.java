package io.opsconductor.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * All ports follow from the HTTP port, so that two instances run side by side as soon as their HTTP ports differ.
 * The distances are unlike each other, so that neighbouring instances do not meet.
 *
 * @param http the port for HTTP, 1024 to 65535
 */
record Ports(int http) {
    static final int DEFAULT_HTTP = 8080;

    Ports {
        if (http < 1024 || http > 65535) {
            throw new LaunchException("The HTTP port " + http + " is not between 1024 and 65535.");
        }
    }

    /** 8443 beside 8080. */
    int https() {
        return derived(363);
    }

    int admin() {
        return derived(10211);
    }

    int jms() {
        return derived(10427);
    }

    int jmsConnections() {
        return derived(10463);
    }

    int iiop() {
        return derived(10639);
    }

    int jmx() {
        return derived(10853);
    }

    int postgres() {
        return derived(11071);
    }

    int labSsh() {
        return derived(11287);
    }

    int labSmtp() {
        return derived(11503);
    }

    private int derived(int distance) {
        return http + distance <= 65535 ? http + distance : http - distance;
    }

    /**
     * Makes sure that nobody listens at this port.
     *
     * @param purpose what the port is for, as the message shall name it
     * @throws LaunchException when the port is taken or the address is not one of this machine
     */
    void requireFree(InetAddress address, int port, String purpose) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            String derivation = port == http ? "" : ", derived from the HTTP port " + http;
            throw new LaunchException(
                    "Port %d (%s%s) at %s cannot be used: %s. Stop the program that uses it, or choose another port: OPSCONDUCTOR_HTTP_PORT=%d ./opsconductor run"
                            .formatted(
                                    port,
                                    purpose,
                                    derivation,
                                    address.getHostAddress(),
                                    e.getMessage(),
                                    http < 60000 ? http + 1000 : http - 1000),
                    e);
        }
    }
}
