package io.opsconductor.automation;

import java.time.Instant;
import java.util.UUID;

/**
 * A piece of what a task wrote, cut between characters.
 *
 * @param sequence its place in the execution
 * @param targetId null for a step that runs once
 * @param attempt of its task, from 1
 * @param stderr whether it was written to standard error
 * @param compressed whether the data is deflated (RFC 1951)
 * @param size bytes as written on the host
 */
public record OutputSegment(
        long sequence,
        UUID taskId,
        String stepId,
        UUID targetId,
        int attempt,
        boolean stderr,
        Instant at,
        boolean compressed,
        int size,
        byte[] data) {}
