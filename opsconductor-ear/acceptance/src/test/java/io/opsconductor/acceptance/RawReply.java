package io.opsconductor.acceptance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
            socket.getOutputStream().write(request);
            String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int end = all.indexOf("\r\n\r\n");
            return end < 0 ? new RawReply(all, "") : new RawReply(all.substring(0, end), all.substring(end + 4));
        } catch (IOException e) {
            throw new AssertionError("The request got no answer", e);
        }
    }

    int status() {
        return Integer.parseInt(head.split(" ", 3)[1]);
    }
}
