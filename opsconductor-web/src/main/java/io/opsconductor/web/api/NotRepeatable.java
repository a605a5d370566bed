package io.opsconductor.web.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a {@code POST}, or all those of a resource, whose body or answer holds a secret, so that neither is kept for an
 * {@code Idempotency-Key}; the header has no effect on it.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface NotRepeatable {}
