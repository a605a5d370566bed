package io.opsconductor.web.console.automation;

import io.opsconductor.automation.AdHocCommand;
import io.opsconductor.automation.ExecutionView;
import io.opsconductor.automation.Executions;
import io.opsconductor.automation.Strategy;
import io.opsconductor.web.console.Ids;
import io.opsconductor.web.console.Numbers;
import io.opsconductor.web.console.Viewer;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;

/** Runs a single command on some targets. */
@Named
@ViewScoped
public class CommandForm implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    private Executions executions;

    @Inject
    private Viewer viewer;

    private String command;
    private String credential;
    private String limit;
    private String timeout;
    private String target;
    private String group;
    private final TargetsForm targets = new TargetsForm();

    /** Chooses what the address names. */
    public void load() {
        if (target != null) {
            targets.getNames().add(target);
        }
        if (group != null) {
            targets.getGroups().add(group);
        }
    }

    /** Runs it and opens its page. */
    public String run() {
        Integer most = Numbers.read("strategy.limit", limit);
        ExecutionView started = executions.run(
                viewer.caller(),
                new AdHocCommand(
                        command == null ? null : command.replace("\r\n", "\n"),
                        targets.selector(),
                        Ids.of("credential", credential),
                        most == null ? null : new Strategy("parallel", most, null, null),
                        Numbers.read("timeoutSeconds", timeout)));
        return "/execution?faces-redirect=true&id=" + started.id();
    }

    public TargetsForm getTargets() {
        return targets;
    }

    public String getCommand() {
        return command;
    }

    public void setCommand(String command) {
        this.command = command;
    }

    public String getCredential() {
        return credential;
    }

    public void setCredential(String credential) {
        this.credential = credential;
    }

    public String getLimit() {
        return limit;
    }

    public void setLimit(String limit) {
        this.limit = limit;
    }

    public String getTimeout() {
        return timeout;
    }

    public void setTimeout(String timeout) {
        this.timeout = timeout;
    }

    public String getTarget() {
        return target;
    }

    public void setTarget(String target) {
        this.target = target;
    }

    public String getGroup() {
        return group;
    }

    public void setGroup(String group) {
        this.group = group;
    }
}
