package io.opsconductor.web.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Recognises requests that a page of another site makes a browser send. The session's cookie does not come with them, but
 * without this such a page could sign its visitor in as somebody else. The API needs none of it: it takes no cookies.
 */
final class OtherSite {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OURS = Set.of("same-origin", "none");

    private OtherSite() {}

    /**
     * Whether another site sends something to the console.
     *
     * @param baseUrl the address that people reach the console at, if it is known
     */
    static boolean sends(HttpServletRequest request, Optional<String> baseUrl) {
        if (SecurityHeaders.isApi(request) || SAFE.contains(request.getMethod())) {
            return false;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !OURS.contains(site);
        }
        String origin = request.getHeader("Origin");
        return origin != null
                && !isAt(origin, request.getHeader("Host"))
                && baseUrl.filter(url -> isAt(origin, authority(url))).isEmpty();
    }

    private static boolean isAt(String origin, String authority) {
        String of = authority(origin);
        return of != null && of.equalsIgnoreCase(authority);
    }

    private static String authority(String address) {
        try {
            return URI.create(address).getRawAuthority();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
