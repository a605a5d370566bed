package io.opsconductor.web.console.automation;

import io.opsconductor.automation.ExecutionFilter;
import io.opsconductor.automation.ExecutionHistory;
import io.opsconductor.automation.ExecutionState;
import io.opsconductor.automation.ExecutionView;
import io.opsconductor.platform.Problem;
import io.opsconductor.web.console.Address;
import io.opsconductor.web.console.Days;
import io.opsconductor.web.console.Ids;
import io.opsconductor.web.console.KeysetList;
import io.opsconductor.web.console.Viewer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;

/** The history of executions, filtered. */
@Named
@RequestScoped
public class ExecutionsPage {
    @Inject
    private ExecutionHistory history;

    @Inject
    private Viewer viewer;

    private String state;
    private String q;
    private String job;
    private String target;
    private String kind;
    private String from;
    private String to;
    private String cursor;
    private String trail;
    private KeysetList<ExecutionView> list;

    /** Reads the page of the list that the address asks for. */
    public void load() {
        ExecutionFilter filter = new ExecutionFilter(
                states(),
                Ids.of("job", job),
                Ids.of("target", target),
                kind,
                Days.begin("from", from),
                Days.end("to", to));
        list = new KeysetList<>(
                history.list(viewer.caller(), KeysetList.listing(cursor, q), filter),
                rest().with("state", state),
                cursor,
                trail);
    }

    private Address rest() {
        return Address.of("/executions")
                .with("q", q)
                .with("job", job)
                .with("target", target)
                .with("kind", kind)
                .with("from", from)
                .with("to", to);
    }

    private List<ExecutionState> states() {
        try {
            return state == null ? List.of() : List.of(ExecutionState.of(state));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("state", "must be a state of an execution");
        }
    }

    public KeysetList<ExecutionView> getList() {
        return list;
    }

    /** The address of the same list in another state, or in all for an empty one. */
    public String inState(String other) {
        return rest().with("state", other).toString();
    }

    /** Whether any filter is set. */
    public boolean isFiltered() {
        return rest().with("state", state).isFiltered();
    }

    /** The states that can be chosen. */
    public List<String> getStates() {
        return Arrays.stream(ExecutionState.values())
                .map(ExecutionState::wireName)
                .toList();
    }

    public String getState() {
        return state;
    }

    public void setState(String state) {
        this.state = state;
    }

    public String getQ() {
        return q;
    }

    public void setQ(String q) {
        this.q = q;
    }

    public String getJob() {
        return job;
    }

    public void setJob(String job) {
        this.job = job;
    }

    public String getTarget() {
        return target;
    }

    public void setTarget(String target) {
        this.target = target;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String kind) {
        this.kind = kind;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
    }

    public String getCursor() {
        return cursor;
    }

    public void setCursor(String cursor) {
        this.cursor = cursor;
    }

    public String getTrail() {
        return trail;
    }

    public void setTrail(String trail) {
        this.trail = trail;
    }
}
