package io.opsconductor.automation.walk;

import io.opsconductor.automation.Workflow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** A workflow by number, ready to be walked by any number of executions. Immutable. */
public final class Plan {

    /** An edge between two steps, by their numbers. */
    record Way(int number, int from, int to, Workflow.On on, Condition when) {
        boolean follows(boolean failure) {
            return on == Workflow.On.ALWAYS || failure == (on == Workflow.On.FAILURE);
        }
    }

    /** A step with the edges that leave it. */
    record Stop(String id, boolean perTarget, Workflow.Join join, int incoming, List<Way> ways) {}

    private final List<Stop> stops = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int ways;
    private final boolean conditional;
    private final Set<String> named = new HashSet<>();

    /** Reads a valid workflow. */
    public Plan(Workflow workflow, Predicate<Workflow.Node> perTarget) {
        List<Workflow.Node> nodes = workflow.nodes();
        nodes.forEach(n -> numbers.put(n.id(), numbers.size()));
        int[] incoming = new int[nodes.size()];
        List<List<Way>> leaving = new ArrayList<>();
        nodes.forEach(n -> leaving.add(new ArrayList<>()));
        int count = 0;
        for (Workflow.Edge edge : workflow.edges()) {
            int from = numbers.get(edge.from());
            int to = numbers.get(edge.to());
            incoming[to]++;
            Condition when = edge.when() == null ? null : Condition.parse(edge.when());
            if (when != null) {
                named.addAll(when.steps());
            }
            leaving.get(from).add(new Way(count++, from, to, edge.on(), when));
        }
        for (int i = 0; i < nodes.size(); i++) {
            Workflow.Node node = nodes.get(i);
            stops.add(new Stop(node.id(), perTarget.test(node), node.join(), incoming[i], List.copyOf(leaving.get(i))));
        }
        ways = count;
        conditional = workflow.edges().stream().anyMatch(e -> e.when() != null);
    }

    List<Stop> stops() {
        return stops;
    }

    Stop stop(int number) {
        return stops.get(number);
    }

    int number(String stepId) {
        return numbers.get(stepId);
    }

    boolean has(String stepId) {
        return numbers.containsKey(stepId);
    }

    int ways() {
        return ways;
    }

    /** Whether a condition asks how the step ended. */
    public boolean conditionNames(String stepId) {
        return named.contains(stepId);
    }

    /** Whether any edge asks how steps ended beyond their state. */
    boolean conditional() {
        return conditional;
    }
}
