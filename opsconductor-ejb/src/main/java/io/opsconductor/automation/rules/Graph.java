package io.opsconductor.automation.rules;

import io.opsconductor.automation.Workflow;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The edges of a workflow by number, for the questions that rules ask. Dangling edges are left out. */
final class Graph {
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Workflow.Node> nodes;
    private final List<List<Integer>> next = new ArrayList<>();
    private final BitSet[] after;

    Graph(Workflow workflow) {
        nodes = workflow.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            numbers.putIfAbsent(nodes.get(i).id(), i);
            next.add(new ArrayList<>());
        }
        for (Workflow.Edge edge : workflow.edges()) {
            Integer from = numbers.get(edge.from());
            Integer to = numbers.get(edge.to());
            if (from != null && to != null) {
                next.get(from).add(to);
            }
        }
        after = new BitSet[nodes.size()];
    }

    boolean has(String id) {
        return numbers.containsKey(id);
    }

    /** Whether the step runs once for each target; unknown types count as such. */
    boolean perTarget(String id) {
        return nodes.get(numbers.get(id)).runsPerTarget();
    }

    /** Whether edges lead from the first to the second. */
    boolean isBefore(String first, String second) {
        return reachable(numbers.get(first)).get(numbers.get(second));
    }

    private BitSet reachable(int from) {
        if (after[from] == null) {
            BitSet seen = new BitSet();
            List<Integer> open = new ArrayList<>(next.get(from));
            while (!open.isEmpty()) {
                int node = open.remove(open.size() - 1);
                if (!seen.get(node)) {
                    seen.set(node);
                    open.addAll(next.get(node));
                }
            }
            after[from] = seen;
        }
        return after[from];
    }

    /** The ids of some cycle in order, the first repeated at the end; empty if there is none. */
    List<String> cycle() {
        BitSet finished = new BitSet();
        for (int start = 0; start < nodes.size(); start++) {
            List<Integer> path = new ArrayList<>();
            if (findCycle(start, path, finished)) {
                int again = path.get(path.size() - 1);
                return path.subList(path.indexOf(again), path.size()).stream()
                        .map(i -> nodes.get(i).id())
                        .toList();
            }
        }
        return List.of();
    }

    /** Depth first; true with the path ending where it met itself. */
    private boolean findCycle(int node, List<Integer> path, BitSet finished) {
        boolean met = path.contains(node);
        path.add(node);
        if (met) {
            return true;
        }
        if (!finished.get(node)) {
            for (int to : next.get(node)) {
                if (findCycle(to, path, finished)) {
                    return true;
                }
            }
            finished.set(node);
        }
        path.remove(path.size() - 1);
        return false;
    }
}
