package io.opsconductor.web.console.assets;

import io.opsconductor.assets.ConnectionTestResult;
import io.opsconductor.assets.Connections;
import io.opsconductor.assets.Stage;
import io.opsconductor.assets.TargetView;
import io.opsconductor.assets.Targets;
import io.opsconductor.automation.ExecutionView;
import io.opsconductor.platform.ExpectedVersion;
import io.opsconductor.web.console.Ids;
import io.opsconductor.web.console.Notices;
import io.opsconductor.web.console.Viewer;
import io.opsconductor.web.console.automation.RecentExecutions;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** One target: how it is reached, what ran on it, and the test of its connection. */
@Named
@ViewScoped
public class TargetPage implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Map<Stage, String> WORDS = Map.of(
            Stage.RESOLVE, "Resolve the address",
            Stage.CONNECT, "Connect",
            Stage.HOST_KEY, "Check the host key",
            Stage.AUTHENTICATE, "Sign in",
            Stage.COMMAND, "Run a command");

    @Inject
    private Targets targets;

    @Inject
    private Connections connections;

    @Inject
    private Choices choices;

    @Inject
    private RecentExecutions recent;

    @Inject
    private Viewer viewer;

    private String id;
    private transient TargetView target;
    private transient ConnectionTestResult tested;

    /**
     * A stage of a connection test.
     *
     * @param state succeeded, failed or skipped
     */
    public record StageLine(String name, String state) {}

    /** Reads it. */
    public void load() {
        target = targets.get(viewer.caller(), Ids.of("target", id));
    }

    /** Tries to reach it. */
    public void test() throws InterruptedException {
        tested = connections.test(viewer.caller(), Ids.of("target", id), null);
        load(); // a first test may have pinned the host's key
    }

    /** How far the test came. */
    public List<StageLine> getStages() {
        List<StageLine> lines = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            if (WORDS.containsKey(stage)) {
                int step = stage.compareTo(tested.stage());
                lines.add(new StageLine(
                        WORDS.get(stage), tested.ok() || step < 0 ? "succeeded" : step == 0 ? "failed" : "skipped"));
            }
        }
        return lines;
    }

    /** Deletes it. */
    public String delete() {
        targets.delete(
                viewer.caller(),
                Ids.of("target", id),
                ExpectedVersion.of(getTarget().version()));
        Notices.done("Target " + getTarget().name() + " deleted");
        return "/targets?faces-redirect=true";
    }

    /** What is shown. */
    public TargetView getTarget() {
        if (target == null) {
            load();
        }
        return target;
    }

    /** Its tags, by name. */
    public List<Map.Entry<String, String>> getTags() {
        return new ArrayList<>(new TreeMap<>(getTarget().tags()).entrySet());
    }

    /** The name of a credential, or its id where the viewer may not see it. */
    public String credentialName(UUID credential) {
        return choices.credentialName(credential);
    }

    /** What ran on it lately. */
    public List<ExecutionView> getExecutions() {
        return recent.onTarget(Ids.of("target", id));
    }

    public ConnectionTestResult getTested() {
        return tested;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}
