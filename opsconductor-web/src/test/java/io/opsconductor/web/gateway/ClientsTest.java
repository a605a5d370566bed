package io.opsconductor.web.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsconductor.platform.Network;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientsTest {
    private final Clients clients = new Clients(List.of(Network.of("10.0.0.0/24"), Network.of("::1")), false);

    private Client client(String peer, String header, String value) {
        return clients.behind(peer, false, name -> header.equals(name) ? List.of(value) : List.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-Forwarded-For|203.0.113.7|203.0.113.7",
                "X-Forwarded-For|203.0.113.7:4711|203.0.113.7",
                "X-Forwarded-For|1.2.3.4, 203.0.113.7, 10.0.0.2|203.0.113.7",
                "X-Forwarded-For|2001:db8::7|2001:db8::7",
                "X-Forwarded-For|1.2.3.4, nonsense|10.0.0.1",
                "X-Forwarded-For|10.0.0.9|10.0.0.9",
                "Forwarded|for=203.0.113.7;proto=https|203.0.113.7",
                "Forwarded|for=1.2.3.4, for=\"[2001:db8::7]:4711\";by=10.0.0.1|2001:db8::7",
                "Forwarded|for=1.2.3.4, for=unknown|10.0.0.1",
                "X-Real-IP|203.0.113.7|10.0.0.1"
            })
    void trustedProxySpeaksForItsClient(String header, String value, String expected) {
        assertThat(client("10.0.0.1", header, value).address()).isEqualTo(expected);
    }

    @Test
    void anybodyElseSpeaksForThemselves() {
        assertThat(client("203.0.113.9", "X-Forwarded-For", "10.0.0.1").address())
                .isEqualTo("203.0.113.9");
        assertThat(client("203.0.113.9", "X-Forwarded-Proto", "https").secure()).isFalse();
        assertThat(client("203.0.113.9", "Forwarded", "for=1.2.3.4;proto=https"))
                .isEqualTo(new Client("203.0.113.9", false));
    }

    @Test
    void trustedProxyTellsHowItWasReached() {
        assertThat(client("10.0.0.1", "X-Forwarded-Proto", "https").secure()).isTrue();
        assertThat(client("10.0.0.1", "X-Forwarded-Proto", "http").secure()).isFalse();
        assertThat(client("10.0.0.1", "Forwarded", "for=1.2.3.4;proto=https").secure())
                .isTrue();
        assertThat(clients.behind("10.0.0.1", true, name -> List.of()).secure()).isTrue();
    }

    @Test
    void allAreSecureWherePeopleReachTheProductByHttps() {
        Clients byHttps = new Clients(List.of(), true);

        assertThat(byHttps.behind("127.0.0.1", false, name -> List.of()).secure())
                .isTrue();
    }
}
