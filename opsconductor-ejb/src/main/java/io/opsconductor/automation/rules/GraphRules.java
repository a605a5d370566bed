package io.opsconductor.automation.rules;

import io.opsconductor.automation.Workflow;
import io.opsconductor.platform.Validation;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether nodes and edges make a graph that can be walked. */
final class GraphRules {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]{0,63}");

    private final Workflow workflow;
    private final Faults faults;

    GraphRules(Workflow workflow, Faults faults) {
        this.workflow = workflow;
        this.faults = faults;
    }

    /** Notes the faults of the graph; whether it is sound enough to look at its steps. */
    boolean check() {
        List<Workflow.Node> nodes = workflow.nodes();
        List<Workflow.Edge> edges = workflow.edges();
        faults.shape(nodes.size() <= Limits.NODES, "workflow.nodes", "must have at most " + Limits.NODES + " steps");
        faults.shape(edges.size() <= Limits.EDGES, "workflow.edges", "must have at most " + Limits.EDGES + " edges");
        faults.sense(!nodes.isEmpty(), "workflow.nodes", "must have at least one step");
        Set<String> ids = new HashSet<>();
        boolean sound = nodes.size() <= Limits.NODES && edges.size() <= Limits.EDGES;
        for (int i = 0; i < nodes.size(); i++) {
            String at = "workflow.nodes[" + i + "]";
            Workflow.Node node = nodes.get(i);
            faults.shape(node.id() != null, at + ".id", "is required");
            faults.shape(node.type() != null, at + ".type", "is required");
            sound &= node.id() != null && node.type() != null;
            faults.text(at + ".id", node.id(), Validation.NAME_LENGTH);
            if (node.id() != null) {
                faults.sense(
                        ID.matcher(node.id()).matches(),
                        at + ".id",
                        "must be 1 to 64 letters, digits, _ and -, not starting with -");
                faults.sense(ids.add(node.id()), at + ".id", "is used twice; ids must be unique");
            }
        }
        for (int i = 0; i < edges.size(); i++) {
            sound &= edge("workflow.edges[" + i + "]", edges.get(i), ids);
        }
        duplicates(edges);
        if (sound) {
            List<String> cycle = new Graph(workflow).cycle();
            faults.sense(
                    cycle.isEmpty(),
                    "workflow.edges",
                    "form a cycle: " + String.join(" → ", cycle) + "; a step cannot wait for itself");
        }
        return sound;
    }

    private boolean edge(String at, Workflow.Edge edge, Set<String> ids) {
        end(at + ".from", edge.from(), ids);
        end(at + ".to", edge.to(), ids);
        faults.shape(edge.on() != null, at + ".on", "is required: success, failure or always");
        if (edge.from() != null && edge.from().equals(edge.to())) {
            faults.sense(at, "connects a step to itself");
        }
        return edge.from() != null && edge.to() != null && edge.on() != null;
    }

    private void end(String at, String id, Set<String> ids) {
        if (id == null) {
            faults.shape(false, at, "is required");
        } else {
            faults.text(at, id, Validation.NAME_LENGTH);
            faults.sense(ids.contains(id), at, "there is no step " + id);
        }
    }

    private void duplicates(List<Workflow.Edge> edges) {
        Set<List<Object>> seen = new HashSet<>();
        for (int i = 0; i < edges.size(); i++) {
            Workflow.Edge edge = edges.get(i);
            if (edge.from() != null && edge.to() != null && edge.on() != null) {
                faults.sense(
                        seen.add(Arrays.asList(edge.from(), edge.to(), edge.on(), edge.when())),
                        "workflow.edges[" + i + "]",
                        "duplicates another edge from " + edge.from() + " to " + edge.to() + " on "
                                + edge.on().wireName() + " with the same condition");
            }
        }
    }
}
