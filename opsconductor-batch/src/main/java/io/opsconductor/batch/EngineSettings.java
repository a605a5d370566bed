package io.opsconductor.batch;

import io.opsconductor.platform.config.Settings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;

/** What the execution plane goes by: what an administrator may set, and what is the same everywhere. */
@Dependent
public class EngineSettings {
    /** How long a lease is held without being renewed. */
    public static final Duration LEASE = Duration.ofSeconds(20);

    /** How long a connection may take when the step's own time-out is not shorter. */
    public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(30);

    /** How long a step may run that names no time-out. */
    public static final Duration STEP_TIMEOUT = Duration.ofHours(1);

    @Inject
    private Settings settings;

    /** A name for this node that no other start of it has, so that a lease never outlives its process unseen. */
    public String nodeName() {
        return settings.engine().node() + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Lanes at most. */
    public int lanes() {
        return settings.engine().lanes();
    }

    /** Tasks at once on this node. */
    public int tasks() {
        return settings.engine().tasks();
    }

    /** Bytes of output that a task may store. */
    public long taskOutputQuota() {
        return settings.engine().taskOutputQuota();
    }

    /** Bytes of output that all tasks of an execution may store. */
    public long executionOutputQuota() {
        return settings.engine().executionOutputQuota();
    }

    /** Bytes of output that a lane holds before they are committed. */
    public long outputBuffer() {
        return settings.engine().outputBuffer();
    }
}
