package io.opsconductor.platform;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The permission that a public bean method demands of its {@link Caller}, which must be its first argument. Held by
 * {@link Gatekeeper} for every bean; a public bean method with neither this nor {@link Open} fails the build, and calls
 * of it are refused.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {
    /** A permission of the form {@code resource:action}, e.g. {@code targets:read}. */
    String value();
}
