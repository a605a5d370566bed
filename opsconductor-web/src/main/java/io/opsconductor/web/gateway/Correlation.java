package io.opsconductor.web.gateway;

import io.opsconductor.platform.Ids;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;

/** The id that joins a request with its log lines, audit rows and executions; taken from the client or made. */
public final class Correlation {
    /** The header that carries it in both directions. */
    public static final String HEADER = "X-Correlation-Id";

    private static final String ATTRIBUTE = Correlation.class.getName();
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private Correlation() {}

    /** The request's id. One from the client that is not of the form {@code [A-Za-z0-9._-]{1,64}} is not taken over. */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String sent = request.getHeader(HEADER);
        String id =
                sent != null && FORM.matcher(sent).matches() ? sent : Ids.next().toString();
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }
}
