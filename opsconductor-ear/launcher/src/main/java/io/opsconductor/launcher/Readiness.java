package io.opsconductor.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Whether the application answers, as its health page tells. */
final class Readiness {
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final HttpRequest request;
    private String last = "no response yet";

    Readiness(int port) {
        this.request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
    }

    boolean isReady() throws InterruptedException {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            last = "status " + response.statusCode() + " " + response.body().strip();
            return response.statusCode() == 200;
        } catch (IOException e) {
            last = e.toString();
            return false;
        }
    }

    /** What the health page said last. */
    String last() {
        return last;
    }
}
