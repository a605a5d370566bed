package io.opsconductor.acceptance;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * An answer to a request that no decent HTTP client would send, read from the socket as it came.
 *
 * @param head status line and headers
 */
record RawReply(String head, String body) {

    /** Gets a path exactly as written, however malformed. */
    static RawReply get(URI server, String path, String token) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(30_000);
            String request =
                    "GET " + path + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nAuthorization: Bearer " + token
                            + "\r\nAccept: application/json\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = all.indexOf("\r\n\r\n");
            return end < 0 ? new RawReply(all, "") : new RawReply(all.substring(0, end), all.substring(end + 4));
        } catch (IOException e) {
            throw new AssertionError(path + " got no answer", e);
        }
    }

    int status() {
        return Integer.parseInt(head.split(" ", 3)[1]);
    }
}
