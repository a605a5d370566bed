package io.opsconductor.web.gateway;

import java.util.List;
import java.util.Set;

/** What can be asked for without signing in. Everything else is denied. */
final class OpenPaths {
    private static final Set<String> EXACT = Set.of(
            "/api/v1/auth/login",
            "/api/v1/auth/refresh",
            "/api/v1/auth/password",
            "/api/v1/auth/jwks",
            "/api/docs",
            "/login",
            "/login.xhtml",
            "/password",
            "/password.xhtml",
            "/favicon.ico",
            "/health",
            "/metrics",
            "/openapi",
            "/error");
    private static final List<String> BENEATH =
            List.of("/health/", "/jakarta.faces.resource/", "/static/", "/webjars/swagger-ui/");

    private OpenPaths() {}

    /**
     * Whether the path is open.
     *
     * @param path as it was sent; one with encoded or doubled parts is never open
     */
    static boolean contain(String path) {
        if (path.contains("%") || path.contains("//") || path.contains("/.") || path.contains(";")) {
            return false;
        }
        return EXACT.contains(path) || BENEATH.stream().anyMatch(path::startsWith);
    }
}
