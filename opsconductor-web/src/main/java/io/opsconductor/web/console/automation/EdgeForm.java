package io.opsconductor.web.console.automation;

import io.opsconductor.automation.Workflow;
import java.io.Serializable;

/** What a step comes after, as it is edited: {@code from} is the key of the form of that step. */
public class EdgeForm implements Serializable {
    private static final long serialVersionUID = 1L;

    private String from;
    private String on = "success";
    private String when;

    EdgeForm(String from) {
        this.from = from;
    }

    static EdgeForm of(Workflow.Edge edge, String from) {
        EdgeForm form = new EdgeForm(from);
        form.on = edge.on().wireName();
        form.when = edge.when();
        return form;
    }

    EdgeForm copy() {
        EdgeForm copy = new EdgeForm(from);
        copy.on = on;
        copy.when = when;
        return copy;
    }

    Workflow.Edge edge(String fromId, String toId) {
        return new Workflow.Edge(fromId, toId, Workflow.On.of(on), when);
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public String getOn() {
        return on;
    }

    public void setOn(String on) {
        this.on = on;
    }

    public String getWhen() {
        return when;
    }

    public void setWhen(String when) {
        this.when = when;
    }
}
