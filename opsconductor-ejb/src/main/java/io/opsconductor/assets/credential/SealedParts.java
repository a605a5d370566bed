package io.opsconductor.assets.credential;

import com.fasterxml.jackson.core.type.TypeReference;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.crypto.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import java.util.TreeMap;

/** The form of a sealed credential: its secret parts by name, as JSON. */
public final class SealedParts {
    private SealedParts() {}

    /** The parts of an opened credential. Keep them short: texts cannot be wiped. */
    public static SortedMap<String, String> read(Secret opened) {
        try {
            return Json.MAPPER.readValue(opened.reveal(), new TypeReference<TreeMap<String, String>>() {});
        } catch (IOException e) {
            // Not as a cause: a parser's message may quote what it read.
            throw new UncheckedIOException(new IOException("A sealed credential does not hold its parts"));
        }
    }
}
