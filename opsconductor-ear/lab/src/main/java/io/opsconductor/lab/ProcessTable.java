package io.opsconductor.lab;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** The simulated processes of a host. Each leads a process group of its own number. */
final class ProcessTable {
    private final AtomicLong next = new AtomicLong(1000);
    private final Map<Long, LabProcess> running = new ConcurrentHashMap<>();

    /** Registers the calling thread as a new process. */
    LabProcess begin() {
        LabProcess process = new LabProcess(next.incrementAndGet(), Thread.currentThread());
        running.put(process.id(), process);
        return process;
    }

    void end(LabProcess process) {
        running.remove(process.id());
    }

    Optional<LabProcess> find(long id) {
        return Optional.ofNullable(running.get(id));
    }
}
