package io.opsconductor.batch.output;

import java.time.Instant;

/**
 * Output that is ready to be stored.
 *
 * @param at when its first byte arrived
 * @param compressed whether the data is deflated (RFC 1951)
 * @param size bytes as written on the host
 */
public record Piece(boolean stderr, Instant at, boolean compressed, int size, byte[] data) {}
