package io.opsconductor.web.api;

import io.opsconductor.platform.ExpectedVersion;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Problem;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Strong entity tags. */
public final class Etags {
    private Etags() {}

    /** The tag of the version: {@code "7"}. */
    public static EntityTag of(long version) {
        return new EntityTag(Long.toString(version));
    }

    /** The tag of what the thing looks like now. */
    static EntityTag ofContent(Object view) {
        return new EntityTag(Integer.toHexString(Json.write(view).hashCode()));
    }

    /**
     * The versions that a change was made for, from {@code If-Match}.
     *
     * @throws Problem 428 if the header is missing, 412 if no tag in it is one of ours
     */
    public static ExpectedVersion required(HttpHeaders headers) {
        String value = headers.getHeaderString(HttpHeaders.IF_MATCH);
        if (value == null || value.isBlank()) {
            throw new Problem(
                    "if-match-required",
                    428,
                    "If-Match required",
                    "Send If-Match with the ETag that you received, or * to overwrite any version.");
        }
        if (value.strip().equals("*")) {
            return ExpectedVersion.any();
        }
        // Weak tags never match here (RFC 9110, 13.1.1).
        ExpectedVersion expected = new ExpectedVersion(Arrays.stream(value.split(","))
                .map(String::strip)
                .map(Etags::version)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet()));
        if (expected.versions().isEmpty()) {
            throw Problem.stale();
        }
        return expected;
    }

    private static Optional<Long> version(String tag) {
        return tag.matches("\"\\d{1,18}\"")
                ? Optional.of(Long.valueOf(tag.substring(1, tag.length() - 1)))
                : Optional.empty();
    }
}
