package io.opsconductor.communication.channel;

import io.opsconductor.platform.DomainEvent;
import io.opsconductor.platform.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/**
 * Posts an event as CloudEvents 1.0 (structured JSON), signed as Standard Webhooks says. 2xx is delivered; 410 means that
 * the receiver wants no more; anything else is tried again, redirects as well: they would carry the message, and the
 * headers with credentials, to a place that nobody chose.
 */
@ApplicationScoped
class WebhookTransport implements Transport<WebhookConfig> {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private NotificationSettings settings;
    private HttpClient client;
    private Clock clock;

    /** For the container's proxy. */
    protected WebhookTransport() {}

    @Inject
    WebhookTransport(NotificationSettings settings, Clock clock) {
        this.settings = settings;
        this.client = HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        this.clock = clock;
    }

    @Override
    public Answer send(WebhookConfig config, DomainEvent event) {
        URI target = URI.create(config.url());
        try {
            settings.guard().check(target.getHost());
            return answer(exchange(request(config, target, event)));
        } catch (NetworkGuard.Refused e) {
            return Answer.failed(null, e.getMessage());
        } catch (UnknownHostException e) {
            return Answer.failed(null, "The host " + target.getHost() + " could not be resolved");
        } catch (TimeoutException e) {
            return Answer.failed(null, "The receiver did not respond within " + TIMEOUT.toSeconds() + " s");
        } catch (SSLException e) {
            return Answer.failed(
                    null, "The server's certificate is not trusted or the TLS handshake failed: " + e.getMessage());
        } catch (IOException e) {
            return Answer.failed(null, "The connection failed: " + reason(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.failed(null, "OpsConductor was stopped while waiting for the response");
        }
    }

    private HttpRequest request(WebhookConfig config, URI target, DomainEvent event) {
        byte[] body = Json.write(CloudEvent.of(event, settings.baseUrl())).getBytes(StandardCharsets.UTF_8);
        Instant now = clock.instant();
        String id = event.id().toString();
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/cloudevents+json; charset=utf-8")
                .header("User-Agent", "OpsConductor")
                .header("webhook-id", id)
                .header("webhook-timestamp", Long.toString(now.getEpochSecond()));
        if (config.headers() != null) {
            config.headers().forEach(request::setHeader);
        }
        if (config.secret() != null) {
            request.header("webhook-signature", WebhookSignature.of(config.secret(), id, now, body));
        }
        return request.POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
    }

    /** The request's own time-out ends with the headers; this one also ends a body that never does. */
    private HttpResponse<String> exchange(HttpRequest request)
            throws IOException, TimeoutException, InterruptedException {
        CompletableFuture<HttpResponse<String>> exchange = client.sendAsync(request, info -> new BeginningOfBody());
        try {
            return exchange.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof HttpTimeoutException) {
                throw new TimeoutException();
            }
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } finally {
            exchange.cancel(true);
        }
    }

    private static Answer answer(HttpResponse<String> response) {
        int status = response.statusCode();
        if (status >= 200 && status < 300) {
            return Answer.delivered(status, response.body());
        }
        if (status == 410) {
            return new Answer(Answer.Result.GONE, status, "The receiver is permanently gone");
        }
        if (status >= 300 && status < 400) {
            return Answer.failed(
                    status, "The receiver sent a redirect; redirects are not followed. Enter its new address");
        }
        return Answer.failed(status, response.body());
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
