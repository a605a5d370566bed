package io.opsconductor.web.gateway;

import io.opsconductor.platform.Ids;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The id that joins a request with its log lines, audit rows and executions; taken from the client or made. */
public final class Correlation {
    /** The header that carries it in both directions. */
    public static final String HEADER = "X-Correlation-Id";

    private static final String ATTRIBUTE = Correlation.class.getName();
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** Neither the trace's id nor the parent's may be all zeros. */
    private static final Pattern TRACEPARENT = Pattern.compile("(?<version>[0-9a-f]{2})-(?<trace>(?!0{32})[0-9a-f]{32})"
            + "-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?<more>-.*)?");

    private Correlation() {}

    /**
     * The request's id: what the client sent in {@value #HEADER}, if it is of the form {@code [A-Za-z0-9._-]{1,64}}; else
     * the trace that its {@code traceparent} (W3C Trace Context) belongs to; else a new one.
     */
    public static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String sent = request.getHeader(HEADER);
        String id = sent != null && FORM.matcher(sent).matches()
                ? sent
                : trace(request.getHeader("traceparent"))
                        .orElseGet(() -> Ids.next().toString());
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    /** The id of the trace; empty where the header is not valid. Versions to come may have more parts after the first four. */
    private static Optional<String> trace(String traceparent) {
        Matcher matcher = TRACEPARENT.matcher(traceparent == null ? "" : traceparent);
        boolean valid = matcher.matches()
                && !matcher.group("version").equals("ff")
                && (matcher.group("more") == null || !matcher.group("version").equals("00"));
        return valid ? Optional.of(matcher.group("trace")) : Optional.empty();
    }
}
