package io.opsconductor.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.opsconductor.automation.walk.GraphWalk;
import io.opsconductor.automation.walk.Plan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A walk that is replayed from its ends stands where the first one stood, and goes on as that one did. */
class ReplayTest {

    @Test
    void aFreshWalkBeginsAtItsRoots() {
        Walk walk = new Graph(new Random(1)).walk();

        assertThat(Replay.of(walk, List.of()).ready()).isNotEmpty().allMatch(walk::awaits);
    }

    @Test
    void anyWalkCutAnywhereGoesOnWhereItStood() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            Graph graph = new Graph(random);
            Live live = new Live(graph.walk());
            List<Cut> cuts = new ArrayList<>();
            while (!live.open.isEmpty()) {
                cuts.add(live.cut());
                live.step(random);
            }
            cuts.add(live.cut());
            for (Cut cut : cuts) {
                Walk again = graph.walk();
                Walk.Advance standing = Replay.of(again, cut.ledger());

                assertThat(standing.ready())
                        .as("seed %d, after %s", seed, cut.ledger())
                        .containsExactlyInAnyOrderElementsOf(cut.open());
                assertThat(again.failedTargets()).isEqualTo(cut.failedTargets());
                for (Step step : live.steps.subList(cut.steps(), live.steps.size())) {
                    assertThat(step.onto(again))
                            .as("seed %d, after %s", seed, cut.ledger())
                            .isEqualTo(step.came());
                }
                assertThat(again.complete()).isTrue();
                assertThat(again.outcome()).isEqualTo(live.walk.outcome());
                assertThat(again.fault()).isEqualTo(live.walk.fault());
            }
        }
    }

    @Test
    void anEndThatIsWrittenTooEarlyIsToldOnceItsPlaceIsReady() {
        Walk walk = chain().walk();
        Walk.Advance standing =
                Replay.of(walk, List.of(past("b", TaskState.SUCCEEDED), past("a", TaskState.SUCCEEDED)));

        assertThat(standing.ready()).isEmpty();
        assertThat(walk.complete()).isTrue();
    }

    @Test
    void whatWasCancelledBeforeItsTurnIsNothingToTheWalk() {
        Walk walk = chain().walk();
        Walk.Advance standing = Replay.of(walk, List.of(past("b", TaskState.CANCELLED)));

        assertThat(standing.ready()).containsExactly(new Walk.Place("a", 0));
    }

    private static Graph chain() {
        return new Graph(
                List.of(node("a", null), node("b", null)),
                List.of(new Workflow.Edge("a", "b", Workflow.On.SUCCESS, null)),
                Set.of(),
                1);
    }

    private static Replay.Past past(String step, TaskState state) {
        return new Replay.Past(new Walk.Place(step, 0), new Walk.End(state, null, "", Map.of()));
    }

    private static Workflow.Node node(String id, Workflow.Join join) {
        return new Workflow.Node(id, null, "ssh.command", null, null, null, null, join, null);
    }

    /** What one event brought, to be compared with what it brings to a replayed walk. */
    private record Step(Replay.Past end, int givenUp, Walk.Advance came) {
        Walk.Advance onto(Walk walk) {
            return end == null ? walk.giveUp(givenUp) : walk.ended(end.place(), end.end());
        }
    }

    /** What stood in the ledger at some moment, and what the walk awaited then. */
    private record Cut(List<Replay.Past> ledger, Set<Walk.Place> open, int failedTargets, int steps) {}

    /** The walk that is cut: places end in any order, and targets that did not begin are given up at times. */
    private static final class Live {
        private final Walk walk;
        private final Set<Walk.Place> open = new LinkedHashSet<>();
        private final Set<Integer> begun = new HashSet<>();
        private final List<Replay.Past> ledger = new ArrayList<>();
        private final List<Step> steps = new ArrayList<>();

        Live(Walk walk) {
            this.walk = walk;
            note(walk.begin());
        }

        void step(Random random) {
            Walk.Place place = List.copyOf(open).get(random.nextInt(open.size()));
            int target = place.target();
            if (target != Walk.Place.ONCE && !begun.contains(target) && random.nextInt(6) == 0) {
                begun.add(target);
                steps.add(new Step(null, target, note(walk.giveUp(target))));
                return;
            }
            begun.add(target);
            Replay.Past end = new Replay.Past(place, end(random));
            open.remove(place);
            ledger.add(end);
            steps.add(new Step(end, 0, note(walk.ended(place, end.end()))));
        }

        private static Walk.End end(Random random) {
            int exitCode = random.nextInt(3);
            TaskState state =
                    switch (random.nextInt(12)) {
                        case 0 -> TaskState.INTERRUPTED;
                        case 1 -> TaskState.TIMED_OUT;
                        case 2 -> TaskState.CANCELLED;
                        default -> exitCode == 0 || random.nextBoolean() ? TaskState.SUCCEEDED : TaskState.FAILED;
                    };
            return new Walk.End(state, exitCode, random.nextBoolean() ? "12" : "no number", Map.of());
        }

        private Walk.Advance note(Walk.Advance advance) {
            open.addAll(advance.ready());
            advance.skipped().forEach(open::remove);
            advance.skipped()
                    .forEach(p -> ledger.add(new Replay.Past(p, new Walk.End(TaskState.SKIPPED, null, "", Map.of()))));
            return advance;
        }

        Cut cut() {
            return new Cut(List.copyOf(ledger), new LinkedHashSet<>(open), walk.failedTargets(), steps.size());
        }
    }

    /** A job's graph over a few targets. */
    private record Graph(List<Workflow.Node> nodes, List<Workflow.Edge> edges, Set<String> once, int targets) {
        private static final List<Workflow.On> RESULTS = List.of(Workflow.On.values());
        private static final List<String> CONDITIONS =
                List.of("steps.s0.exitCode < 2", "int(steps.s0.output) > 3", "execution.number == 7");

        Graph(Random random) {
            this(new ArrayList<>(), new ArrayList<>(), new HashSet<>(), random.nextInt(4));
            int steps = 2 + random.nextInt(5);
            for (int i = 0; i < steps; i++) {
                Workflow.Join join =
                        switch (random.nextInt(4)) {
                            case 0 -> Workflow.Join.ANY;
                            case 1 -> Workflow.Join.ALL;
                            default -> null;
                        };
                nodes.add(node("s" + i, join));
                if (targets == 0 || (i > 0 && random.nextInt(4) == 0)) {
                    once.add("s" + i);
                }
                for (int from = 0; from < i; from++) {
                    if (random.nextInt(3) == 0) {
                        edges.add(edge(random, "s" + from, "s" + i));
                    }
                }
            }
        }

        private Workflow.Edge edge(Random random, String from, String to) {
            Workflow.On on = RESULTS.get(random.nextInt(RESULTS.size()));
            boolean conditional = random.nextInt(4) == 0 && targets > 0 && !once.contains(from) && !once.contains(to);
            return new Workflow.Edge(
                    from, to, on, conditional ? CONDITIONS.get(random.nextInt(CONDITIONS.size())) : null);
        }

        Walk walk() {
            Plan plan = new Plan(new Workflow(nodes, edges), n -> !once.contains(n.id()));
            List<TargetFacts> facts = IntStream.range(0, targets)
                    .mapToObj(i -> new TargetFacts(new UUID(0, i), "t" + i, "127.0.0." + i, Map.of()))
                    .toList();
            return new GraphWalk(plan, new RunFacts(new ExecutionFacts(new UUID(1, 1), 7), Map.of(), facts));
        }
    }
}
