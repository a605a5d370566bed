package io.opsconductor.automation.walk;

import io.opsconductor.automation.ExecutionFacts;
import io.opsconductor.automation.ExecutionState;
import io.opsconductor.automation.RunFacts;
import io.opsconductor.automation.TargetFacts;
import io.opsconductor.automation.TaskState;
import io.opsconductor.automation.Walk;
import io.opsconductor.automation.Workflow;
import io.opsconductor.platform.Json;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Builds a graph step by step and edge by edge, then walks it: a test says how each place ended and looks at what became
 * ready or was skipped.
 */
final class Walking {
    private final List<Workflow.Node> nodes = new ArrayList<>();
    private final List<Workflow.Edge> edges = new ArrayList<>();
    private final Set<String> once = new HashSet<>();
    private Walk walk;
    final Set<String> ready = new HashSet<>();
    final Set<String> skipped = new HashSet<>();

    Walking step(String id) {
        return step(id, null);
    }

    Walking step(String id, Workflow.Join join) {
        nodes.add(new Workflow.Node(id, null, "ssh.command", null, null, null, null, join, null));
        return this;
    }

    Walking once(String id) {
        once.add(id);
        return step(id);
    }

    Walking edge(String from, String to) {
        return edge(from, to, Workflow.On.SUCCESS, null);
    }

    Walking edge(String from, String to, Workflow.On on) {
        return edge(from, to, on, null);
    }

    Walking edge(String from, String to, Workflow.On on, String when) {
        edges.add(new Workflow.Edge(from, to, on, when));
        return this;
    }

    Walking begin(int targets) {
        Plan plan = new Plan(new Workflow(nodes, edges), n -> !once.contains(n.id()));
        List<TargetFacts> facts = IntStream.range(0, targets)
                .mapToObj(i -> new TargetFacts(
                        new UUID(0, i), "host" + i, "127.0.0." + i, Map.of("env", i == 0 ? "prod" : "test")))
                .toList();
        walk = new GraphWalk(
                plan,
                new RunFacts(new ExecutionFacts(new UUID(1, 1), 7), Map.of("n", Json.MAPPER.valueToTree(3)), facts));
        return note(walk.begin());
    }

    private Walking note(Walk.Advance advance) {
        advance.ready().forEach(place -> once(ready, place));
        advance.skipped().forEach(place -> once(skipped, place));
        return this;
    }

    private void once(Set<String> set, Walk.Place place) {
        String name = name(place);
        if ((ready.contains(name) && set == ready) || skipped.contains(name)) {
            throw new AssertionError(name + " was handed out twice");
        }
        set.add(name);
    }

    private static String name(Walk.Place place) {
        return place.target() == Walk.Place.ONCE ? place.stepId() : place.stepId() + place.target();
    }

    Walking succeeds(String step, int target) {
        return ends(step, target, TaskState.SUCCEEDED, 0, "");
    }

    Walking fails(String step, int target) {
        return ends(step, target, TaskState.FAILED, 1, "");
    }

    Walking ends(String step, int target, TaskState state, Integer exitCode, String output) {
        return note(walk.ended(new Walk.Place(step, target), new Walk.End(state, exitCode, output, Map.of())));
    }

    Walking givesUp(int target) {
        return note(walk.giveUp(target));
    }

    boolean isComplete() {
        return walk.complete();
    }

    ExecutionState outcome() {
        return walk.outcome();
    }

    Walk walk() {
        return walk;
    }
}
