package io.opsconductor.batch;

import io.opsconductor.automation.ExecutionLedger;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Executor;

/** What the lanes of a node share. */
@ApplicationScoped
public class LaneServices {
    @Inject
    private ExecutionLedger ledger;

    @Inject
    private NodeCapacity capacity;

    @Inject
    private EngineSettings settings;

    @Inject
    private RunFactory runs;

    @Inject
    private AttemptFactory attempts;

    @Inject
    private LiveSignals live;

    @Inject
    private LaneRegister lanes;

    @Resource(lookup = "concurrent/opsconductor/tasks")
    private ManagedExecutorService tasks;

    private String node;

    @PostConstruct
    void nameNode() {
        node = settings.nodeName();
    }

    /** The name under which this node holds leases. */
    String node() {
        return node;
    }

    ExecutionLedger ledger() {
        return ledger;
    }

    NodeCapacity capacity() {
        return capacity;
    }

    EngineSettings settings() {
        return settings;
    }

    RunFactory runs() {
        return runs;
    }

    AttemptFactory attempts() {
        return attempts;
    }

    LiveSignals live() {
        return live;
    }

    LaneRegister lanes() {
        return lanes;
    }

    /** One thread for each task. */
    Executor tasks() {
        return tasks;
    }
}
