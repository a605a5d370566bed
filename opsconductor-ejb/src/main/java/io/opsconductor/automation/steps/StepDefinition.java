package io.opsconductor.automation.steps;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Makes a record the settings of a step type; each component is a {@link Setting}. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface StepDefinition {
    /** The name that workflows use, like {@code ssh.command}. It never changes. */
    String type();

    /** A few words for the palette. */
    String title();

    /** What it does, in a sentence or two. */
    String description();

    /** The palette's group. */
    String category();

    /** Whether it works over a connection to a target, so that it always runs once for each. */
    boolean needsTarget();
}
