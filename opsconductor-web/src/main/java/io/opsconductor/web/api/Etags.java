package io.opsconductor.web.api;

import io.opsconductor.platform.ExpectedVersion;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Problem;
import io.opsconductor.platform.crypto.Sha256;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Strong entity tags, {@code "<version>-<hash of the content>"}. A change is made against a version, so {@code If-Match}
 * compares that alone; what a read shows may change without one (a credential's usage, a host key pinned at the first
 * connection), so {@code If-None-Match} compares all of it.
 */
public final class Etags {
    private static final int HASH_BYTES = 8;
    private static final Pattern VERSIONED = Pattern.compile("\"(\\d{1,18})(-[0-9a-f]+)?\"");

    private Etags() {}

    /** The tag of a thing in that version that looks like this now. */
    public static EntityTag of(long version, Object view) {
        return new EntityTag(value(version, view));
    }

    static String value(long version, Object view) {
        return version + "-" + hash(view);
    }

    /** The tag of a thing without versions that looks like this now. */
    static EntityTag ofContent(Object view) {
        return new EntityTag(hash(view));
    }

    private static String hash(Object view) {
        byte[] digest = Sha256.of(Json.write(view).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, HASH_BYTES);
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
        Matcher ours = VERSIONED.matcher(tag);
        return ours.matches() ? Optional.of(Long.valueOf(ours.group(1))) : Optional.empty();
    }
}
