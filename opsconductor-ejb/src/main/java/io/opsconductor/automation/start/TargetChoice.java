package io.opsconductor.automation.start;

import io.opsconductor.assets.TargetRef;
import io.opsconductor.platform.FieldError;
import java.util.List;

/**
 * What a selector names right now.
 *
 * @param targets enabled, each once, by name
 * @param unknown the parts of the selector that name nothing, by field
 */
public record TargetChoice(List<TargetRef> targets, List<FieldError> unknown) {}
