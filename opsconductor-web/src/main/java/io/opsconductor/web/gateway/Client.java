package io.opsconductor.web.gateway;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Whom a request comes from. Behind a reverse proxy that is trusted it is not the proxy, but whom the proxy speaks for.
 *
 * @param address of the network
 * @param secure whether it came over HTTPS as far as the client can see, or people reach the product by HTTPS anyway
 */
public record Client(String address, boolean secure) {
    private static final String ATTRIBUTE = Client.class.getName();

    /** The request's client. */
    public static Client of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Client known
                ? known
                : new Client(request.getRemoteAddr(), request.isSecure());
    }

    static void set(HttpServletRequest request, Client client) {
        request.setAttribute(ATTRIBUTE, client);
    }
}
