package io.opsconductor.automation.walk;

import com.fasterxml.jackson.databind.JsonNode;
import io.opsconductor.automation.RunFacts;
import io.opsconductor.automation.TargetFacts;
import io.opsconductor.automation.TaskState;
import io.opsconductor.automation.Walk;
import io.opsconductor.platform.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntBinaryOperator;

/**
 * What conditions see: {@code params}, {@code steps}, {@code target} and {@code execution}. Steps are looked up when
 * asked.
 */
final class ConditionFacts {
    private final Plan plan;
    private final RunFacts run;
    private final IntBinaryOperator slot;
    private final Ends ends;
    private final Map<String, Object> params = new HashMap<>();
    private final Map<String, Object> execution;

    ConditionFacts(Plan plan, RunFacts run, IntBinaryOperator slot, Ends ends) {
        this.plan = plan;
        this.run = run;
        this.slot = slot;
        this.ends = ends;
        run.parameters().forEach((name, value) -> params.put(name, plain(value)));
        execution = Map.of(
                "id", run.execution().id().toString(), "number", run.execution().number());
    }

    private static Object plain(JsonNode value) {
        if (value.isIntegralNumber() && value.canConvertToLong()) {
            return value.longValue();
        }
        if (value.isNumber()) {
            return value.doubleValue();
        }
        if (value.isArray()) {
            List<Object> items = new ArrayList<>();
            value.forEach(item -> items.add(plain(item)));
            return items;
        }
        return value.isBoolean() ? (Object) value.booleanValue() : value.asText();
    }

    /** The variables for an edge on that target, or between steps that run once. */
    Map<String, Object> at(int target) {
        return Map.of(
                "params",
                params,
                "steps",
                new StepsByName(this, target),
                "target",
                target == Walk.Place.ONCE ? Map.of() : target(target),
                "execution",
                execution);
    }

    private Map<String, Object> target(int target) {
        TargetFacts facts = run.targets().get(target);
        return Map.of(
                "id", facts.id().toString(), "name", facts.name(), "address", facts.address(), "tags", facts.tags());
    }

    boolean has(String stepId) {
        return plan.has(stepId);
    }

    /** A step as the edge sees it: on its own target, or over all targets. */
    Map<String, Object> step(String stepId, int target) {
        int stop = plan.number(stepId);
        if (!plan.stop(stop).perTarget() || target != Walk.Place.ONCE) {
            return view(ends.at(slot.applyAsInt(stop, target)));
        }
        List<Object> each = new ArrayList<>();
        boolean failed = false;
        boolean succeeded = false;
        for (int i = 0; i < run.targets().size(); i++) {
            Walk.End end = ends.at(slot.applyAsInt(stop, i));
            failed |= end != null && end.state().isFailure();
            succeeded |= end != null && end.state() == TaskState.SUCCEEDED;
            Map<String, Object> item = view(end);
            item.put("id", run.targets().get(i).id().toString());
            item.put("name", run.targets().get(i).name());
            each.add(item);
        }
        TaskState state = failed ? TaskState.FAILED : succeeded ? TaskState.SUCCEEDED : TaskState.SKIPPED;
        Map<String, Object> view = new HashMap<>();
        view.put("state", state.wireName());
        view.put("targets", each);
        return view;
    }

    /** Where a step did not run, its exit code is −1 and its output empty: comparing them is no error. */
    private static Map<String, Object> view(Walk.End end) {
        Map<String, Object> view = new HashMap<>();
        view.put(
                "state", end == null ? TaskState.QUEUED.wireName() : end.state().wireName());
        view.put("exitCode", end == null || end.exitCode() == null ? -1L : (long) end.exitCode());
        view.put("output", end == null ? "" : end.output());
        Map<String, Object> outputs = new HashMap<>();
        if (end != null) {
            end.outputs().forEach((name, value) -> outputs.put(name, plain(Json.tree(value))));
        }
        view.put("outputs", outputs);
        return view;
    }
}
