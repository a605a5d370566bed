package io.opsconductor.automation;

import java.time.Instant;
import java.util.UUID;

/**
 * A piece of output.
 *
 * @param seq opaque, ordered within the execution
 * @param stream {@code stdout} or {@code stderr}
 * @param text decoded from UTF-8; what is none shows as U+FFFD
 */
public record OutputItem(long seq, UUID taskId, String stepId, UUID targetId, String stream, Instant at, String text) {}
