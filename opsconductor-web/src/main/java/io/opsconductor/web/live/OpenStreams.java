package io.opsconductor.web.live;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The open streams of each execution, without a trace of executions that nobody looks at. Thread-safe: while the last
 * reader of an execution leaves, another may come.
 *
 * @param <S> what streams are
 */
final class OpenStreams<S> {
    private final Map<UUID, Set<S>> byExecution = new ConcurrentHashMap<>();

    void add(UUID execution, S stream) {
        byExecution.compute(execution, (id, streams) -> {
            Set<S> all = streams == null ? ConcurrentHashMap.newKeySet() : streams;
            all.add(stream);
            return all;
        });
    }

    void remove(UUID execution, S stream) {
        byExecution.computeIfPresent(execution, (id, streams) -> {
            streams.remove(stream);
            return streams.isEmpty() ? null : streams;
        });
    }

    /** Those of the execution, as they change. */
    Set<S> of(UUID execution) {
        return byExecution.getOrDefault(execution, Set.of());
    }

    void forEach(Consumer<S> action) {
        byExecution.values().forEach(streams -> streams.forEach(action));
    }
}
