package io.opsconductor.assets;

import java.util.UUID;

/** A target by id, with its name at the time. */
public record TargetRef(UUID id, String name) {}
