package io.opsconductor.acceptance;

import java.io.IOException;
import java.io.OutputStream;
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
            return of(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(path + " got no answer", e);
        }
    }

    /**
     * Posts a body of so many bytes without saying how long it is, never ends it, and waits for the answer all the same.
     */
    static RawReply postWithoutEnd(URI server, String path, String token, String type, int bytes) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(30_000);
            OutputStream out = socket.getOutputStream();
            String request =
                    "POST " + path + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nAuthorization: Bearer "
                            + token + "\r\nContent-Type: " + type
                            + "\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n";
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            byte[] chunk = ("4000\r\n" + " ".repeat(0x4000) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
            for (int sent = 0; sent < bytes; sent += 0x4000) {
                out.write(chunk);
            }
            out.flush();
            StringBuilder answer = new StringBuilder();
            byte[] buffer = new byte[8192];
            while (!answer.toString().contains("correlationId")) {
                int n = socket.getInputStream().read(buffer);
                if (n < 0) {
                    break;
                }
                answer.append(new String(buffer, 0, n, StandardCharsets.UTF_8));
            }
            return of(answer.toString());
        } catch (IOException e) {
            throw new AssertionError(path + " got no answer", e);
        }
    }

    private static RawReply of(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        return end < 0 ? new RawReply(answer, "") : new RawReply(answer.substring(0, end), answer.substring(end + 4));
    }

    int status() {
        return Integer.parseInt(head.split(" ", 3)[1]);
    }
}
