package io.opsconductor.batch;

import io.opsconductor.assets.TargetRef;
import io.opsconductor.automation.JobDefinition;
import io.opsconductor.automation.TargetFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** What a workflow may say of its targets. */
@ApplicationScoped
public class TargetKnowledge {
    List<TargetFacts> of(List<TargetRef> targets, JobDefinition definition) {
        return targets.stream()
                .map(t -> new TargetFacts(t.id(), t.name(), "", Map.of()))
                .toList();
    }
}
