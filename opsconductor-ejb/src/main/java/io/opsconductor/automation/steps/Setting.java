package io.opsconductor.automation.steps;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** One setting of a step type. Its type is the component's: text, a list of texts, a map of texts, or an id. */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Setting {
    /** What may stand in the text, and so how values arrive in it. */
    enum Kind {
        /** Shell text: a value arrives as one single-quoted word; no secrets. */
        SHELL,
        /** Shell text that the author alone writes: a value arrives only where it is asked for raw; no secrets. */
        PROGRAM,
        /** Plain text: a value arrives as it is; no secrets, since it can be seen in lists of processes, logs or names. */
        PLAIN,
        /** Text that travels over the channel alone: a value arrives as it is, secrets too. */
        CHANNEL
    }

    /** The label of the field. */
    String title();

    /** What to know before filling it in. */
    String help();

    /** A worked example, or empty. */
    String example() default "";

    /** How values arrive. */
    Kind kind() default Kind.PLAIN;

    /** Whether it must be given. */
    boolean required() default false;

    /** Whether it may be given as empty text. */
    boolean mayBeEmpty() default true;

    /** What counts when it is not given, or empty for nothing. */
    String defaultValue() default "";

    /** The largest length of a text in UTF-8 bytes. */
    int maxBytes() default 100_000;

    /**
     * A regular expression for the whole text (or for each of a list's), or empty. Where references stand in
     * it, it is asked once their values are filled in.
     */
    String pattern() default "";

    /** What the pattern asks for, in words: "must be …". */
    String patternHelp() default "";

    /** Several lines: the form shows a larger field. */
    boolean multiline() default false;
}
