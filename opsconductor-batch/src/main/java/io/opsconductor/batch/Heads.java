package io.opsconductor.batch;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** The beginning of what finished tasks wrote, as far as the workflow refers to it at all. */
final class Heads {
    private final Predicate<String> wanted;
    private final Map<UUID, byte[]> heads = new HashMap<>();

    /**
     * Heads to keep.
     *
     * @param wanted whether anything refers to the step of that id, so that its heads are kept
     */
    Heads(Predicate<String> wanted) {
        this.wanted = wanted;
    }

    /** What the last attempt wrote is what counts, even if that is nothing. */
    void keep(RunTask task, byte[] head) {
        heads.remove(task.id());
        if (head.length > 0 && wanted.test(task.node().id())) {
            heads.put(task.id(), head);
        }
    }

    /** What was read back after a take-over. */
    void restore(UUID task, byte[] head) {
        heads.put(task, head);
    }

    /** Without the newlines at its end, as a shell's command substitution has it. */
    String text(UUID task) {
        byte[] head = heads.getOrDefault(task, new byte[0]);
        int length = head.length;
        while (length > 0 && (head[length - 1] == '\n' || head[length - 1] == '\r')) {
            length--;
        }
        return new String(head, 0, length, StandardCharsets.UTF_8);
    }
}
