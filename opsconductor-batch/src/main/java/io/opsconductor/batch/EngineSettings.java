package io.opsconductor.batch;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The settings of the execution plane, each with its unit and default in {@code docs/operations.md}. */
@Dependent
public class EngineSettings {
    @Inject
    @ConfigProperty(name = "opsconductor.engine.node")
    private Optional<String> node;

    @Inject
    @ConfigProperty(name = "opsconductor.engine.lanes", defaultValue = "2")
    private int lanes;

    @Inject
    @ConfigProperty(name = "opsconductor.engine.tasks", defaultValue = "200")
    private int tasks;

    @Inject
    @ConfigProperty(name = "opsconductor.engine.output.task-quota", defaultValue = "10485760")
    private long taskOutputQuota;

    @Inject
    @ConfigProperty(name = "opsconductor.engine.output.execution-quota", defaultValue = "1073741824")
    private long executionOutputQuota;

    @Inject
    @ConfigProperty(name = "opsconductor.engine.output.buffer", defaultValue = "8388608")
    private long outputBuffer;

    /** How long a lease is held without being renewed. */
    public static final Duration LEASE = Duration.ofSeconds(20);

    /** How long a connection may take when the step's own time-out is not shorter. */
    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);

    /** How long a step may run that names no time-out. */
    public static final Duration STEP_TIMEOUT = Duration.ofHours(1);

    /** A name for this node that no other start of it has, so that a lease never outlives its process unseen. */
    public String nodeName() {
        return node.orElseGet(EngineSettings::hostName) + "-"
                + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Lanes at most. */
    public int lanes() {
        return lanes;
    }

    /** Tasks at once on this node. */
    public int tasks() {
        return tasks;
    }

    /** Bytes of output that a task may store. */
    public long taskOutputQuota() {
        return taskOutputQuota;
    }

    /** Bytes of output that all tasks of an execution may store. */
    public long executionOutputQuota() {
        return executionOutputQuota;
    }

    /** Bytes of output that a lane holds before they are committed. */
    public long outputBuffer() {
        return outputBuffer;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "node"; // a machine that cannot resolve its own name still gets a unique one
        }
    }
}
