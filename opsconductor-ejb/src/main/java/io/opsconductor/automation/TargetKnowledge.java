package io.opsconductor.automation;

import io.opsconductor.assets.TargetCatalog;
import io.opsconductor.assets.TargetDetails;
import io.opsconductor.assets.TargetRef;
import io.opsconductor.platform.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a workflow may say of its targets; asked of the assets only where it says anything at all. */
@ApplicationScoped
public class TargetKnowledge {
    @Inject
    private TargetCatalog catalog;

    /** The facts, in the order of the targets. A target that was deleted meanwhile keeps its name. */
    public List<TargetFacts> of(Caller runAs, List<TargetRef> targets, CompiledJob job) {
        Map<UUID, TargetDetails> details = job.mentionsTargets()
                ? catalog.details(runAs, targets.stream().map(TargetRef::id).toList())
                : Map.of();
        return targets.stream().map(t -> facts(t, details.get(t.id()))).toList();
    }

    private static TargetFacts facts(TargetRef target, TargetDetails details) {
        return details == null
                ? new TargetFacts(target.id(), target.name(), "", Map.of())
                : new TargetFacts(target.id(), target.name(), details.address(), details.tags());
    }
}
