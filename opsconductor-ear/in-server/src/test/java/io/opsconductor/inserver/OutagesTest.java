package io.opsconductor.inserver;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the server does when something that it depends on hangs or fails. */
@ExtendWith({ServerUnderTest.class, ArquillianExtension.class})
class OutagesTest {
    /** More than the two failures after which a timer is dropped, if nothing is done about it. */
    private static final int ENOUGH = 4;

    private final HttpClient http = HttpClient.newHttpClient();

    @Resource(lookup = "jdbc/opsconductor")
    private DataSource dataSource;

    @Resource
    private UserTransaction transaction;

    @EJB
    private FailingTimers.Guarded guarded;

    @EJB
    private FailingTimers.Bare bare;

    @Deployment
    static EnterpriseArchive domains() {
        return Archives.domainsWith(
                OutagesTest.class, FailingTimers.class, FailingTimers.Guarded.class, FailingTimers.Bare.class);
    }

    @Test
    void databaseThatFallsSilentIsGivenUpAfterAMinute() throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            assertThat(connection.getNetworkTimeout()).isEqualTo(60_000);
        }
    }

    @Test
    void laneThatHangsMakesTheNodeNotReady() throws Exception {
        transaction.begin();
        try (Connection connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("lock table automation.work in access exclusive mode");
            await(Duration.ofSeconds(50), 503);
        } finally {
            transaction.rollback();
        }
        await(Duration.ofSeconds(20), 200);
    }

    @Test
    void timerThatFailsTwiceStillFires() throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while ((guarded.calls() < ENOUGH || bare.calls() < ENOUGH) && System.nanoTime() < deadline) {
            Thread.sleep(200);
        }
        assertThat(guarded.calls()).as("with the product's guard").isGreaterThanOrEqualTo(ENOUGH);
        assertThat(bare.calls()).as("by the server's setting").isGreaterThanOrEqualTo(ENOUGH);
    }

    private void await(Duration atMost, int status) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        HttpResponse<String> health = ready();
        while (health.statusCode() != status && System.nanoTime() < deadline) {
            Thread.sleep(500);
            health = ready();
        }
        assertThat(health.statusCode()).as(health.body()).isEqualTo(status);
    }

    private HttpResponse<String> ready() throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + System.getenv("OPSCONDUCTOR_HTTP_PORT") + "/health/ready");
        return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }
}
