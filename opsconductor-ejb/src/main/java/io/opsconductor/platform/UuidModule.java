package io.opsconductor.platform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;

/** Ids in their one form. Jackson's own reader takes base64 as well, and no id at all for an empty text. */
final class UuidModule extends SimpleModule {
    private static final long serialVersionUID = 1L;
    private static final Pattern FORM = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    UuidModule() {
        addDeserializer(UUID.class, new Reader());
    }

    private static final class Reader extends StdScalarDeserializer<UUID> {
        private static final long serialVersionUID = 1L;

        Reader() {
            super(UUID.class);
        }

        @Override
        public UUID deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (!in.hasToken(JsonToken.VALUE_STRING)) {
                return (UUID) context.handleUnexpectedToken(UUID.class, in);
            }
            String text = in.getText();
            return FORM.matcher(text).matches()
                    ? UUID.fromString(text)
                    : (UUID) context.handleWeirdStringValue(UUID.class, text, "must be an id (a UUID)");
        }
    }
}
