package io.opsconductor.platform;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import java.io.IOException;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A component of a request's body that has a value: left out it is null here, which means its default, but JSON's null is
 * refused. ({@code @JsonSetter(nulls = FAIL)} would refuse a body that leaves it out as well.)
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@JacksonAnnotationsInside
@JsonDeserialize(using = NullRefused.Reader.class)
public @interface NullRefused {

    /** Reads values as their type says, and tells a null that stands there from nothing at all. */
    final class Reader extends JsonDeserializer<Object> implements ContextualDeserializer {
        private final BeanProperty property;
        private final JsonDeserializer<Object> ofType;

        /** For Jackson, which asks this one for the reader of each component. */
        public Reader() {
            this(null, null);
        }

        private Reader(BeanProperty property, JsonDeserializer<Object> ofType) {
            this.property = property;
            this.ofType = ofType;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, BeanProperty component)
                throws JsonMappingException {
            return new Reader(component, context.findContextualValueDeserializer(component.getType(), component));
        }

        @Override
        public Object deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return ofType.deserialize(in, context);
        }

        @Override
        public Object getNullValue(DeserializationContext context) throws JsonMappingException {
            throw InvalidNullException.from(context, property.getFullName(), property.getType());
        }

        @Override
        public Object getAbsentValue(DeserializationContext context) {
            return null;
        }
    }
}
