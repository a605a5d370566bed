package io.opsconductor.automation.start;

import io.opsconductor.automation.TargetSelector;
import io.opsconductor.platform.Caller;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Asks the assets which targets a selector names right now. */
public interface TargetLookup {
    /** The targets of a selector that has passed its rules; {@code field} is the path of its faults. */
    TargetChoice resolve(Caller caller, TargetSelector selector, String field);

    /** The names of those of the targets that exist. */
    List<String> names(Caller caller, Collection<UUID> ids);
}
