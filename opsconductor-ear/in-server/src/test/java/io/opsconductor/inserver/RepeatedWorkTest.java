package io.opsconductor.inserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an {@code Idempotency-Key} promises when the first request did its work and failed all the same. */
@ExtendWith({ServerUnderTest.class, ArquillianExtension.class})
class RepeatedWorkTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private final String key = UUID.randomUUID().toString();

    @Deployment
    static EnterpriseArchive domains() {
        return Archives.domainsWith(
                List.of(
                        "io.opsconductor.web.api.IdempotencyFilter",
                        "io.opsconductor.web.api.NotRepeatable",
                        "io.opsconductor.web.gateway.SignedIn",
                        "io.opsconductor.web.gateway.Correlation"),
                RepeatedWorkTest.class,
                FailingApi.class,
                FailingApi.Work.class,
                FailingApi.Failed.class,
                FailingApi.Mapper.class,
                FailingApi.Everybody.class);
    }

    @Test
    void workThatFailedAfterItsCommitIsNotDoneAgain() throws Exception {
        assertDoneOnce(500);
    }

    @Test
    void workWhoseConnectionBrokeAtItsCommitIsNotDoneAgain() throws Exception {
        assertDoneOnce(503);
    }

    private void assertDoneOnce(int status) throws Exception {
        int before = FailingApi.done();
        assertThat(post(status)).isEqualTo(status);

        assertThat(post(status)).isGreaterThanOrEqualTo(400);
        assertThat(FailingApi.done()).isEqualTo(before + 1);
    }

    @Test
    void refusedRequestMayBeMadeAgain() throws Exception {
        int before = FailingApi.done();
        assertThat(post(422)).isEqualTo(422);

        assertThat(post(422)).isEqualTo(422);
        assertThat(FailingApi.done()).isEqualTo(before + 2);
    }

    private int post(int status) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + System.getenv("OPSCONDUCTOR_HTTP_PORT")
                + "/opsconductor-in-server/api/work/" + status);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
