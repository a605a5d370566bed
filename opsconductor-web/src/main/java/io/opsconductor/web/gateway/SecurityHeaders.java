package io.opsconductor.web.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The headers that every answer carries. Set as early as possible, so that refusals have them too.
 *
 * <p>Pages get no {@code script-src} here: the console's components add a policy of their own with a nonce for each
 * page, and a browser holds a page to both.
 */
final class SecurityHeaders {
    private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";
    private static final String PAGES = "img-src 'self' data: blob:; style-src 'self' 'unsafe-inline';"
            + " font-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; media-src 'none';"
            + " object-src 'none'; frame-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private SecurityHeaders() {}

    static void set(HttpServletRequest request, HttpServletResponse response) {
        boolean api = isApi(request);
        response.setHeader(Correlation.HEADER, Correlation.of(request));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Content-Security-Policy", api ? NOTHING : PAGES);
        if (api) {
            response.setHeader("Cache-Control", "no-store");
        }
        if (Client.of(request).secure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
    }

    /** Whether the request asks for something of the API, malformed paths included. */
    static boolean isApi(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return path.equals("/api") || path.startsWith("/api/");
    }
}
