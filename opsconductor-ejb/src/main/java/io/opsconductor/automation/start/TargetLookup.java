package io.opsconductor.automation.start;

import io.opsconductor.assets.Selection;
import io.opsconductor.assets.TargetCatalog;
import io.opsconductor.assets.TargetDetails;
import io.opsconductor.automation.TargetSelector;
import io.opsconductor.platform.Caller;
import io.opsconductor.platform.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Asks the assets which targets a selector names right now. */
@ApplicationScoped
public class TargetLookup {
    @Inject
    private TargetCatalog catalog;

    /**
     * The targets of a selector that has passed its rules.
     *
     * @param field the path of its faults
     */
    public TargetChoice resolve(Caller caller, TargetSelector selector, String field) {
        Selection selection =
                catalog.resolve(caller, selector.ids(), selector.names(), selector.groups(), selector.tags());
        List<FieldError> unknown = new ArrayList<>();
        name(unknown, field + ".ids", "target", selector.ids(), selection.unknownIds());
        name(unknown, field + ".names", "target", selector.names(), selection.unknownNames());
        name(unknown, field + ".groups", "target group", selector.groups(), selection.unknownGroups());
        return new TargetChoice(selection.targets(), unknown);
    }

    private static <T> void name(
            List<FieldError> faults, String field, String what, List<T> said, Collection<T> unknown) {
        unknown.forEach(missing -> faults.add(
                new FieldError(field + "[" + said.indexOf(missing) + "]", "there is no " + what + " " + missing)));
    }

    /** The names of those of the targets that exist. */
    public List<String> names(Caller caller, Collection<UUID> ids) {
        return catalog.details(caller, ids).values().stream()
                .map(TargetDetails::name)
                .toList();
    }
}
