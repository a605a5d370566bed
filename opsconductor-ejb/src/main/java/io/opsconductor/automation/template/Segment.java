package io.opsconductor.automation.template;

/** A piece of a template. */
sealed interface Segment {

    /** Text that stays as it is. */
    record Literal(String text) implements Segment {}

    /** A place for a value. */
    record Slot(Reference reference) implements Segment {}
}
