package io.opsconductor.automation.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.platform.FieldError;
import io.opsconductor.platform.Problem;
import io.opsconductor.platform.Validation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Collects what is wrong with a definition. Faults of <em>shape</em> make it something that no draft may be either; faults
 * of <em>sense</em> (a missing step, a cycle, a wrong setting) only keep it from running.
 */
public final class Faults {
    private static final int MOST = 200;

    private final List<FieldError> shape = new ArrayList<>();
    private final List<FieldError> sense = new ArrayList<>();
    private boolean large;

    Faults shape(boolean holds, String field, String message) {
        return holds ? this : add(shape, field, message);
    }

    Faults sense(boolean holds, String field, String message) {
        return holds ? this : add(sense, field, message);
    }

    Faults sense(String field, String message) {
        return add(sense, field, message);
    }

    /** One line of text or null that the database can keep: see {@link Validation#text}. Drafts too must be so. */
    Faults text(String field, String value, int length) {
        return shape(new Validation().text(field, value, length));
    }

    /** Several lines of such text or null: see {@link Validation#lines}. */
    Faults lines(String field, String value, int length) {
        return shape(new Validation().lines(field, value, length));
    }

    /** JSON or null whose texts the database can keep, which U+0000 is not. */
    Faults storable(String field, JsonNode value) {
        if (value == null) {
            return this;
        }
        if (value.isTextual()) {
            return shape(value.textValue().indexOf('\0') < 0, field, "must not contain NUL");
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            storable(field + "[" + i + "]", value.get(i));
        }
        value.properties().forEach(member -> {
            if (member.getKey().indexOf('\0') < 0) {
                storable(field + "." + member.getKey(), member.getValue());
            } else {
                shape(false, field, "must not contain NUL in a name");
            }
        });
        return this;
    }

    private Faults shape(Validation validation) {
        validation.errors().forEach(fault -> add(shape, fault.field(), fault.message()));
        return this;
    }

    /** A text beyond its limit: refused in drafts too, as 413. */
    Faults tooLarge(String field, String message) {
        large = true;
        return add(shape, field, message);
    }

    private Faults add(List<FieldError> to, String field, String message) {
        if (to.size() < MOST) {
            to.add(new FieldError(field, message));
        }
        return this;
    }

    /** What even a draft may not be. */
    public List<FieldError> shape() {
        return List.copyOf(shape);
    }

    /** The same faults under other fields. */
    public Faults renamed(UnaryOperator<String> field) {
        Faults renamed = new Faults();
        renamed.large = large;
        shape.forEach(e -> renamed.shape.add(new FieldError(field.apply(e.field()), e.message())));
        sense.forEach(e -> renamed.sense.add(new FieldError(field.apply(e.field()), e.message())));
        return renamed;
    }

    /**
     * Ends the check of a definition that is to be saved.
     *
     * @param draft whether only faults of shape count
     * @throws Problem 400 with every fault, or 413 if a text is beyond its limit
     */
    public void orThrow(boolean draft) {
        List<FieldError> counting = draft ? shape() : all();
        if (counting.isEmpty()) {
            return;
        }
        if (large) {
            throw new Problem(
                    "too-large",
                    413,
                    "Too large",
                    counting.get(0).field() + ": " + counting.get(0).message(),
                    counting);
        }
        throw Problem.invalid(counting);
    }

    /** Everything that keeps the definition from running. */
    public List<FieldError> all() {
        List<FieldError> all = new ArrayList<>(shape);
        all.addAll(sense);
        return all;
    }
}
