package io.opsconductor.automation;

/**
 * A change of an execution: a task as it is now, or a piece of output.
 *
 * @param seq orders all changes of the execution
 * @param task null where it is output
 * @param output null where it is a task
 */
public record FeedItem(long seq, TaskView task, OutputItem output) {}
