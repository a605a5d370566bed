package io.opsconductor.automation;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** The beginning of what finished tasks wrote, as far as the workflow refers to it at all. */
public final class OutputHeads {
    /** Bytes of standard output that are kept of each task. */
    public static final int SIZE = 64 * 1024;

    private final Predicate<String> wanted;
    private final Map<UUID, byte[]> heads = new HashMap<>();

    /**
     * Heads to keep.
     *
     * @param wanted whether anything refers to the step of that id, so that its heads are kept
     */
    public OutputHeads(Predicate<String> wanted) {
        this.wanted = wanted;
    }

    /** What the last attempt of a task has just written, if anything refers to the step; nothing of those before counts. */
    public void keep(UUID task, String stepId, byte[] head) {
        heads.remove(task);
        if (head.length > 0 && wanted.test(stepId)) {
            heads.put(task, head);
        }
    }

    /** Reads back what tasks wrote that ended earlier. */
    public void restore(ExecutionLedger ledger, UUID executionId, Collection<TaskRow> tasks) {
        List<UUID> finished = tasks.stream()
                .filter(row -> row.state().isFinal() && wanted.test(row.stepId()))
                .map(TaskRow::id)
                .toList();
        if (!finished.isEmpty()) {
            heads.putAll(ledger.outputHeads(executionId, finished, SIZE));
        }
    }

    /** Without the newlines at its end, as a shell's command substitution has it. */
    public String text(UUID task) {
        byte[] head = heads.getOrDefault(task, new byte[0]);
        int length = head.length;
        while (length > 0 && (head[length - 1] == '\n' || head[length - 1] == '\r')) {
            length--;
        }
        return new String(head, 0, length, StandardCharsets.UTF_8);
    }
}
