package io.opsconductor.web.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How large a body may be that the server reads as a form. It keeps the whole of a form in memory, and measures only the
 * length that a client names; so a length there must be, and it is looked at before anything is read. Bodies of the API
 * are counted as they are read, by its own limit.
 */
final class FormBody {
    private static final long BYTES = 2 * 1024 * 1024;
    /** A file of 4 MiB and the form around it. */
    private static final long BYTES_OF_IMPORT = 5 * 1024 * 1024;

    private static final Set<String> IMPORT = Set.of("/job-import", "/job-import.xhtml");
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");

    private FormBody() {}

    /** The status that refuses the request for its body's length, 411 or 413, or empty. */
    static Optional<Integer> refusal(HttpServletRequest request) {
        if (SecurityHeaders.isApi(request) && !isForm(request.getContentType())) {
            return Optional.empty();
        }
        long length = request.getContentLengthLong();
        boolean chunked = request.getHeader("Transfer-Encoding") != null;
        if (chunked || (length < 0 && !WITHOUT_BODY.contains(request.getMethod()))) {
            return Optional.of(411);
        }
        return length > (IMPORT.contains(request.getRequestURI()) ? BYTES_OF_IMPORT : BYTES)
                ? Optional.of(413)
                : Optional.empty();
    }

    private static boolean isForm(String contentType) {
        String type = contentType == null ? "" : contentType.strip().toLowerCase(Locale.ROOT);
        return type.startsWith("application/x-www-form-urlencoded") || type.startsWith("multipart/");
    }
}
