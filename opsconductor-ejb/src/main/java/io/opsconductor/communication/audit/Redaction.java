package io.opsconductor.communication.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.opsconductor.platform.Json;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The second net under the audit log: callers pass views without secrets, and whatever is named like one is dropped
 * here all the same. Long texts (scripts) are cut, so that a page of the log stays small.
 */
final class Redaction {
    private static final List<String> SECRET_ENDINGS =
            List.of("password", "passphrase", "privatekey", "secret", "token", "community", "hash");
    private static final Set<String> SECRET_NAMES = Set.of("values", "otp", "authorization", "apikey", "whsec");

    /** The longest text kept, in characters. */
    private static final int TEXT_LENGTH = 4_000;

    private Redaction() {}

    /** The view as JSON text without secrets, or null for null. */
    static String of(Object view) {
        if (view == null) {
            return null;
        }
        // A copy: the caller may hand over a tree that goes elsewhere as well.
        JsonNode tree = Json.tree(view).deepCopy();
        return Json.write(redact(tree));
    }

    private static JsonNode redact(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(field -> secret(field.getKey(), field.getValue()));
            object.properties().forEach(field -> field.setValue(redact(field.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, redact(array.get(i)));
            }
        } else if (node.isTextual()) {
            return TextNode.valueOf(shortened(node.textValue()));
        }
        return node;
    }

    /** Flags such as {@code mustChangePassword} are no secrets. */
    private static boolean secret(String name, JsonNode value) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !value.isBoolean()
                && (SECRET_NAMES.contains(lower) || SECRET_ENDINGS.stream().anyMatch(lower::endsWith));
    }

    private static String shortened(String text) {
        String storable = text.replace('\0', '\uFFFD');
        if (storable.length() <= TEXT_LENGTH) {
            return storable;
        }
        return storable.substring(0, TEXT_LENGTH) + "… (" + storable.length() + " characters)";
    }
}
