package io.opsconductor.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A process that belongs to this data folder: started by this launcher, or left behind by one that was killed. A small
 * file records its number and start time, since a number alone may long belong to somebody else.
 */
final class Child {
    private final String name;
    private final ProcessHandle process;
    private final Path record;
    private final String stopSignal;

    private Child(String name, ProcessHandle process, Path record, String stopSignal) {
        this.name = name;
        this.process = process;
        this.record = record;
        this.stopSignal = stopSignal;
    }

    /** @param stopSignal what ends the process in order, such as TERM */
    static Child started(String name, ProcessHandle process, Path record, String stopSignal) throws IOException {
        Files.writeString(record, process.pid() + " " + startOf(process));
        return new Child(name, process, record, stopSignal);
    }

    /** The process that a killed launcher recorded here, if it still runs. */
    static Optional<Child> leftBehind(String name, Path record, String stopSignal) throws IOException {
        if (!Files.exists(record)) {
            return Optional.empty();
        }
        String[] words = Files.readString(record).strip().split(" ", -1);
        if (words.length != 2) {
            return Optional.empty();
        }
        long start = Long.parseLong(words[1]);
        // The start time is computed from the clock's idea of the boot, which moves a little.
        return ProcessHandle.of(Long.parseLong(words[0]))
                .filter(ProcessHandle::isAlive)
                .filter(process -> Math.abs(startOf(process) - start) <= 2000)
                .map(process -> new Child(name, process, record, stopSignal));
    }

    private static long startOf(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    String name() {
        return name;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Completes when the process is gone. */
    CompletableFuture<ProcessHandle> onExit() {
        return process.onExit();
    }

    /**
     * Ends the process in order, and by force when it has not ended within the grace period.
     *
     * @return whether it ended by itself
     */
    boolean stop(Duration grace) throws IOException, InterruptedException {
        Signals.send(process.pid(), stopSignal);
        boolean orderly = await(grace);
        if (!orderly) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            await(Duration.ofSeconds(10));
        }
        Files.deleteIfExists(record);
        return orderly;
    }

    private boolean await(Duration time) throws InterruptedException {
        try {
            process.onExit().get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Waiting for " + name + " failed", e);
        }
    }
}
