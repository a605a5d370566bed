package io.opsconductor.automation.walk;

import io.opsconductor.automation.ExecutionState;
import io.opsconductor.automation.RunFacts;
import io.opsconductor.automation.TaskState;
import io.opsconductor.automation.Walk;
import io.opsconductor.automation.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The walk of one execution. Every place has a slot in flat arrays; an event touches the slots behind the edges that leave
 * its place, so a whole execution costs what its places and edges are in number.
 *
 * <p>Joins: {@code any} begins with the first edge taken; {@code all} needs every edge taken; without a join a step begins
 * once every edge into it is decided, if at least one was taken and none was refused because its source failed. So
 * branches that exclude each other meet again without a word, and a failure still holds back what builds on it.
 */
public final class GraphWalk implements Walk {
    private static final byte PENDING = 0;
    private static final byte READY = 1;
    private static final byte ENDED = 2;

    private final Plan plan;
    private final Targets targets;
    private final Ends ends;
    private final ConditionFacts facts;
    private final Barrier[] barriers;

    private final int[] base;
    private final byte[] phase;
    private final int[] decided;
    private final int[] taken;
    private final boolean[] blocked;
    private int open;
    private boolean onceFailed;
    private boolean interrupted;
    private String fault;

    private List<Place> ready = new ArrayList<>();
    private List<Place> skipped = new ArrayList<>();

    /** A walk of the plan over the targets of those facts. */
    public GraphWalk(Plan plan, RunFacts run) {
        this.plan = plan;
        int count = run.targets().size();
        targets = new Targets(count);
        base = new int[plan.stops().size()];
        int slots = 0;
        for (int i = 0; i < base.length; i++) {
            base[i] = slots;
            slots += plan.stop(i).perTarget() ? count : 1;
        }
        phase = new byte[slots];
        decided = new int[slots];
        taken = new int[slots];
        blocked = new boolean[slots];
        open = slots;
        ends = new Ends(slots, plan.conditional());
        facts = new ConditionFacts(plan, run, this::slot, ends);
        barriers = new Barrier[plan.ways()];
        for (Plan.Stop stop : plan.stops()) {
            for (Plan.Way way : stop.ways()) {
                if (stop.perTarget() && !plan.stop(way.to()).perTarget()) {
                    barriers[way.number()] = new Barrier(count);
                }
            }
        }
    }

    private int slot(int stop, int target) {
        return base[stop] + (plan.stop(stop).perTarget() ? target : 0);
    }

    @Override
    public Advance begin() {
        for (int i = 0; i < base.length; i++) {
            Plan.Stop stop = plan.stop(i);
            if (stop.incoming() == 0) {
                for (int target = 0; target < (stop.perTarget() ? targets.count() : 1); target++) {
                    makeReady(i, stop.perTarget() ? target : Place.ONCE);
                }
            }
        }
        if (targets.count() == 0) {
            for (Plan.Stop stop : plan.stops()) {
                stop.ways().stream().filter(w -> barriers[w.number()] != null).forEach(this::passBarrier);
            }
        }
        return advance();
    }

    @Override
    public boolean awaits(Place place) {
        return phase[slot(plan.number(place.stepId()), place.target())] == READY;
    }

    @Override
    public Advance ended(Place place, End end) {
        int stop = plan.number(place.stepId());
        int slot = slot(stop, place.target());
        if (!awaits(place)) {
            throw new IllegalStateException(place + " was not handed out, or has ended before");
        }
        if (!end.state().isFinal()) {
            throw new IllegalArgumentException(place + " cannot end as " + end.state());
        }
        if (end.state() == TaskState.SKIPPED) {
            skip(stop, place.target(), false);
            return advance();
        }
        phase[slot] = ENDED;
        open--;
        ends.put(slot, end);
        interrupted |= end.state() == TaskState.INTERRUPTED;
        if (plan.stop(stop).perTarget()) {
            endedOnTarget(plan.stop(stop), place.target(), end.state());
        } else {
            endedOnce(plan.stop(stop), end.state());
        }
        return advance();
    }

    /** What an end means for the edges: a task that was cut off or cancelled leads nowhere on its own target. */
    private static boolean leadsOn(TaskState state) {
        return state != TaskState.INTERRUPTED && state != TaskState.CANCELLED;
    }

    private void endedOnTarget(Plan.Stop stop, int target, TaskState state) {
        boolean failure = state != TaskState.SUCCEEDED;
        boolean handled = !failure;
        List<Barrier> undecided = new ArrayList<>();
        for (Plan.Way way : stop.ways()) {
            Barrier barrier = barriers[way.number()];
            if (barrier == null) {
                if (leadsOn(state)) {
                    handled |= follow(way, target, failure) && failure;
                }
            } else if (failure && leadsOn(state) && way.follows(true)) {
                if (way.when() == null) {
                    handled = true;
                } else {
                    undecided.add(barrier);
                }
            }
        }
        if (!handled && undecided.isEmpty()) {
            failTarget(target);
        } else if (!handled) {
            Barrier.Failure open = new Barrier.Failure(target, undecided.size());
            undecided.forEach(b -> b.awaits(open));
        }
        settleBarriers(stop, failure ? Barrier.Arrival.FAILED : Barrier.Arrival.SUCCEEDED);
    }

    private void settleBarriers(Plan.Stop stop, Barrier.Arrival arrival) {
        for (Plan.Way way : stop.ways()) {
            Barrier barrier = barriers[way.number()];
            if (barrier != null && barrier.arrive(arrival)) {
                passBarrier(way);
            }
        }
    }

    private void passBarrier(Plan.Way way) {
        Barrier barrier = barriers[way.number()];
        boolean take = barrier.anyRan() && way.follows(barrier.anyFailed()) && holds(way, Place.ONCE);
        barrier.failures().forEach(failure -> {
            if (failure.decided(take)) {
                failTarget(failure.target());
            }
        });
        decide(way.to(), Place.ONCE, take, !take && barrier.anyFailed() && way.on() == Workflow.On.SUCCESS);
    }

    private void endedOnce(Plan.Stop stop, TaskState state) {
        boolean failure = state != TaskState.SUCCEEDED;
        if (!leadsOn(state)) {
            failAll();
            stop.ways().forEach(way -> leadNowhere(way, true));
            return;
        }
        boolean handledForAll = !failure;
        List<Plan.Way> toTargets = new ArrayList<>();
        for (Plan.Way way : stop.ways()) {
            if (plan.stop(way.to()).perTarget()) {
                toTargets.add(way);
            } else {
                handledForAll |= follow(way, Place.ONCE, failure) && failure;
            }
        }
        boolean handledSomewhere = handledForAll;
        for (int target = 0; target < targets.count(); target++) {
            if (targets.walks(target)) {
                boolean handled = handledForAll;
                for (Plan.Way way : toTargets) {
                    handled |= follow(way, target, failure) && failure;
                }
                handledSomewhere |= handled;
                if (!handled) {
                    failTarget(target);
                }
            }
        }
        if (!handledSomewhere) {
            onceFailed = true;
            if (targets.count() == 0) {
                skipAllPending();
            }
        }
    }

    private void failAll() {
        onceFailed = true;
        for (int target = 0; target < targets.count(); target++) {
            if (targets.walks(target)) {
                failTarget(target);
            }
        }
        if (targets.count() == 0) {
            skipAllPending();
        }
    }

    /** Decides an edge within one target, or between steps that run once; whether it was taken. */
    private boolean follow(Plan.Way way, int target, boolean failure) {
        boolean take = way.follows(failure) && holds(way, target);
        decide(way.to(), target, take, !take && failure && way.on() == Workflow.On.SUCCESS);
        return take;
    }

    private boolean holds(Plan.Way way, int target) {
        if (way.when() == null) {
            return true;
        }
        try {
            return way.when().holds(facts.at(target));
        } catch (ConditionFault e) {
            if (fault == null) {
                fault = e.getMessage();
            }
            if (target == Place.ONCE) {
                failAll();
            } else {
                failTarget(target);
            }
            return false;
        }
    }

    private void leadNowhere(Plan.Way way, boolean failure) {
        Plan.Stop to = plan.stop(way.to());
        boolean block = failure && way.on() == Workflow.On.SUCCESS;
        if (!to.perTarget()) {
            decide(way.to(), Place.ONCE, false, block);
            return;
        }
        for (int target = 0; target < targets.count(); target++) {
            decide(way.to(), target, false, block);
        }
    }

    private void decide(int stop, int target, boolean take, boolean block) {
        int slot = slot(stop, target);
        decided[slot]++;
        taken[slot] += take ? 1 : 0;
        blocked[slot] |= block;
        if (phase[slot] != PENDING) {
            return;
        }
        Plan.Stop to = plan.stop(stop);
        boolean all = decided[slot] == to.incoming();
        boolean begin = to.join() == Workflow.Join.ANY
                ? taken[slot] > 0
                : to.join() == Workflow.Join.ALL
                        ? taken[slot] == to.incoming()
                        : all && taken[slot] > 0 && !blocked[slot];
        if (begin) {
            makeReady(stop, target);
        } else if (all) {
            skip(stop, target, true);
        }
    }

    private void makeReady(int stop, int target) {
        phase[slot(stop, target)] = READY;
        ready.add(new Place(plan.stop(stop).id(), target));
    }

    private void skip(int stop, int target, boolean tell) {
        phase[slot(stop, target)] = ENDED;
        open--;
        ends.put(slot(stop, target), Ends.SKIPPED);
        if (tell) {
            skipped.add(new Place(plan.stop(stop).id(), target));
        }
        Plan.Stop from = plan.stop(stop);
        if (!from.perTarget()) {
            from.ways().forEach(way -> leadNowhere(way, false));
            return;
        }
        for (Plan.Way way : from.ways()) {
            if (barriers[way.number()] == null) {
                decide(way.to(), target, false, false);
            }
        }
        settleBarriers(from, Barrier.Arrival.SKIPPED);
    }

    /** A failure on this target that no edge handled: what has not begun there never will. */
    private void failTarget(int target) {
        if (targets.fail(target)) {
            skipRest(target, PENDING);
        }
    }

    private void skipRest(int target, byte upTo) {
        for (int stop = 0; stop < base.length; stop++) {
            if (plan.stop(stop).perTarget() && phase[slot(stop, target)] <= upTo) {
                skip(stop, target, true);
            }
        }
    }

    private void skipAllPending() {
        for (int stop = 0; stop < base.length; stop++) {
            if (!plan.stop(stop).perTarget() && phase[slot(stop, Place.ONCE)] == PENDING) {
                skip(stop, Place.ONCE, true);
            }
        }
    }

    @Override
    public Advance giveUp(int target) {
        if (targets.giveUp(target)) {
            skipRest(target, READY);
        }
        return advance();
    }

    private Advance advance() {
        Advance advance = new Advance(List.copyOf(ready), List.copyOf(skipped));
        ready = new ArrayList<>();
        skipped = new ArrayList<>();
        return advance;
    }

    @Override
    public int failedTargets() {
        return targets.failed();
    }

    @Override
    public Optional<String> fault() {
        return Optional.ofNullable(fault);
    }

    @Override
    public boolean succeeded(int target) {
        boolean ended = true;
        for (int stop = 0; stop < base.length; stop++) {
            ended &= phase[slot(stop, target)] == ENDED;
        }
        return ended && targets.walks(target);
    }

    @Override
    public boolean complete() {
        return open == 0;
    }

    @Override
    public ExecutionState outcome() {
        if (interrupted) {
            return ExecutionState.INTERRUPTED;
        }
        if (targets.count() == 0) {
            return onceFailed ? ExecutionState.FAILED : ExecutionState.SUCCEEDED;
        }
        if (targets.succeeded() == targets.count()) {
            return ExecutionState.SUCCEEDED;
        }
        return targets.succeeded() == 0 ? ExecutionState.FAILED : ExecutionState.PARTIAL;
    }
}
