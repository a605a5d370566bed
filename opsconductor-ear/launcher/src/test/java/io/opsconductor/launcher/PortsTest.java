package io.opsconductor.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortsTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @Test
    void neighbouringInstancesDoNotMeet() {
        Set<Integer> taken = new HashSet<>();
        for (int http : List.of(8080, 8081, 8090, 8180, 9080, 18080, 18100)) {
            for (int port : all(new Ports(http))) {
                assertThat(taken.add(port)).as("port " + port + " of " + http).isTrue();
            }
        }
    }

    @Test
    void allPortsStayInRange() {
        for (int http : List.of(1024, 54000, 60000, 65535)) {
            assertThat(all(new Ports(http))).allSatisfy(port -> assertThat(port).isBetween(1024, 65535));
        }
    }

    @Test
    void anOccupiedPortIsNamedWithTheWayOut() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, LOOPBACK)) {
            Ports ports = new Ports(other.getLocalPort());
            assertThatThrownBy(() -> ports.requireFree(LOOPBACK, ports.http(), "HTTP"))
                    .isInstanceOf(LaunchException.class)
                    .hasMessageStartingWith("Port " + ports.http() + " (HTTP) at 127.0.0.1 cannot be used")
                    .hasMessageContaining("OPSCONDUCTOR_HTTP_PORT=");
        }
    }

    @Test
    void aFreePortIsLeftFree() throws IOException {
        int free;
        try (ServerSocket other = new ServerSocket(0, 1, LOOPBACK)) {
            free = other.getLocalPort();
        }
        Ports ports = new Ports(free);
        for (int i = 0; i < 2; i++) {
            assertThatCode(() -> ports.requireFree(LOOPBACK, ports.http(), "HTTP"))
                    .doesNotThrowAnyException();
        }
    }

    private static List<Integer> all(Ports ports) {
        return List.of(
                ports.http(),
                ports.https(),
                ports.admin(),
                ports.jms(),
                ports.jmsConnections(),
                ports.iiop(),
                ports.jmx(),
                ports.postgres(),
                ports.labSsh(),
                ports.labSmtp());
    }
}
