package io.opsconductor.automation.steps;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A type of the step library, read from its settings record.
 *
 * @param name that workflows use
 * @param title a few words
 * @param description what it does
 * @param category the palette's group
 * @param needsTarget whether it always runs once for each target
 * @param settings the record of its settings
 * @param fields its settings, in order
 */
public record StepType(
        String name,
        String title,
        String description,
        String category,
        boolean needsTarget,
        Class<? extends Record> settings,
        List<Field> fields) {

    /** One setting. */
    public record Field(String name, RecordComponent component, Setting setting) {
        /** Why the text, with all values filled in, does not fit, beginning with "must"; or empty. */
        public Optional<String> fault(String text) {
            if (!setting.mayBeEmpty() && text.isBlank()) {
                return Optional.of("must not be empty");
            }
            return setting.pattern().isEmpty() || Pattern.matches(setting.pattern(), text)
                    ? Optional.empty()
                    : Optional.of(setting.patternHelp());
        }
    }

    static StepType of(Class<? extends Record> settings) {
        StepDefinition definition = settings.getAnnotation(StepDefinition.class);
        return new StepType(
                definition.type(),
                definition.title(),
                definition.description(),
                definition.category(),
                definition.needsTarget(),
                settings,
                Arrays.stream(settings.getRecordComponents())
                        .map(c -> new Field(c.getName(), c, c.getAnnotation(Setting.class)))
                        .toList());
    }

    /** The setting of that name. */
    public Optional<Field> field(String name) {
        return fields.stream().filter(f -> f.name().equals(name)).findFirst();
    }

    /** Its JSON Schema (draft 2020-12). */
    public ObjectNode schema() {
        return SettingsSchema.of(this);
    }
}
