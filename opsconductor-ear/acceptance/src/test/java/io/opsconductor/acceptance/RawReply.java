package io.opsconductor.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An answer to a request that no decent HTTP client would send, read from the socket as it came.
 *
 * @param head status line and headers
 */
record RawReply(String head, String body) {

    /** Gets a path exactly as written, however malformed. */
    static RawReply get(URI server, String path, String token) {
        String request = "GET " + path + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nAuthorization: Bearer "
                + token + "\r\nAccept: application/json\r\nConnection: close\r\n\r\n";
        return of(server, request.getBytes(StandardCharsets.ISO_8859_1));
    }

    /**
     * Posts a body whose length is named beforehand.
     *
     * @param headers further ones as lines, like {@code Origin: null}
     */
    static RawReply post(URI server, String path, String contentType, byte[] body, String... headers) {
        String more = Stream.of(headers).map(header -> "\r\n" + header).collect(Collectors.joining());
        return of(server, join(head(server, path, contentType, "Content-Length: " + body.length + more), body));
    }

    /** Posts a body in one chunk, so that nobody is told its length beforehand. */
    static RawReply postChunked(URI server, String path, String contentType, byte[] body) {
        return of(
                server,
                join(
                        head(server, path, contentType, "Transfer-Encoding: chunked"),
                        ascii(Integer.toHexString(body.length) + "\r\n"),
                        body,
                        ascii("\r\n0\r\n\r\n")));
    }

    private static byte[] head(URI server, String path, String contentType, String length) {
        return ascii("POST " + path + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nContent-Type: " + contentType
                + "\r\n" + length + "\r\nConnection: close\r\n\r\n");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static RawReply of(URI server, byte[] request) {
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(30_000);
            try {
                socket.getOutputStream().write(request);
            } catch (IOException refused) {
                // The answer may come, and the connection end, before all was sent.
            }
            return of(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError("The request got no answer", e);
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
