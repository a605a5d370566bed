package io.opsconductor.platform;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps what was used last, so many things at the most. Thread-safe; its lock is itself. */
public final class RecentlyUsed<K, V> {
    private final Map<K, V> kept = new LinkedHashMap<>(16, 0.75f, true);
    private final int most;

    /** One that keeps so many. */
    public RecentlyUsed(int most) {
        this.most = most;
    }

    /** What is kept under the key. */
    public synchronized Optional<V> get(K key) {
        return Optional.ofNullable(kept.get(key));
    }

    /** Keeps it, and drops what was not used for the longest time if there is too much. */
    public synchronized void put(K key, V value) {
        kept.put(key, value);
        if (kept.size() > most) {
            kept.remove(kept.keySet().iterator().next());
        }
    }
}
