package io.opsconductor.communication.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.opsconductor.platform.Json;
import io.opsconductor.platform.Problem;
import java.util.stream.Collectors;

/** Reads the settings of a channel by its type, as strictly as the rest of a request. */
public final class ChannelConfigs {
    private ChannelConfigs() {}

    /**
     * Reads them.
     *
     * @throws Problem 400 for an unknown type, and for unknown fields and wrong types within
     */
    public static ChannelConfig read(String type, JsonNode config) {
        if (config == null || !config.isObject()) {
            throw Problem.invalid("config", "is required and must be an object");
        }
        Class<? extends ChannelConfig> form = form(type);
        try {
            return Json.MAPPER.treeToValue(config, form);
        } catch (UnrecognizedPropertyException e) {
            throw Problem.invalid("config." + path(e), "unknown field");
        } catch (JsonMappingException e) {
            throw Problem.invalid("config." + path(e), "is of the wrong type or not one of the allowed values");
        } catch (JsonProcessingException e) {
            throw Problem.invalid("config", "cannot be read");
        }
    }

    /**
     * Demands that there be channels of that type.
     *
     * @throws Problem 400 if there are none
     */
    public static void demandType(String type) {
        form(type);
    }

    private static Class<? extends ChannelConfig> form(String type) {
        if ("email".equals(type)) {
            return EmailConfig.class;
        }
        if ("webhook".equals(type)) {
            return WebhookConfig.class;
        }
        throw Problem.invalid("type", "must be email or webhook");
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : "." + part.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
