package io.opsconductor.batch;

import io.opsconductor.automation.ExecutionLedger;
import io.opsconductor.automation.Failure;
import io.opsconductor.automation.Lease;
import io.opsconductor.automation.RunChanges;
import io.opsconductor.batch.output.OutputBudget;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Writes a lane's changes, all in one commit. What could not be written because the database was away is kept and written
 * again, in the same words, before anything newer: nothing is lost and nothing overtakes.
 */
final class LaneCommit {
    private final ExecutionLedger ledger;
    private final LiveSignals live;
    private final OutputBudget budget;
    private final Map<Run, RunBook.Page> behind = new LinkedHashMap<>();

    LaneCommit(ExecutionLedger ledger, LiveSignals live, OutputBudget budget) {
        this.ledger = ledger;
        this.live = live;
        this.budget = budget;
    }

    /** Whether the last write failed, so that nothing new should be begun. */
    boolean isBehind() {
        return !behind.isEmpty();
    }

    /**
     * Writes what the runs have to write.
     *
     * @param asked receives the fences of the executions that were written
     * @param ended receives the runs that are final now
     * @return what is still held of those asked
     */
    List<Lease> write(Collection<Run> runs, Map<UUID, Long> asked, List<Run> ended) {
        if (behind.isEmpty()) {
            runs.stream()
                    .filter(run -> run.book().isDirty())
                    .forEach(run -> behind.put(run, run.book().turn()));
        }
        if (behind.isEmpty()) {
            return List.of();
        }
        List<Lease> held;
        try {
            held = ledger.commit(changes());
        } catch (RuntimeException e) {
            if (DatabaseTrouble.passes(e)) {
                throw e;
            }
            return eachAlone(asked, ended);
        }
        Map<Run, RunBook.Page> written = new LinkedHashMap<>(behind);
        behind.clear();
        settle(written, held, asked, ended);
        return held;
    }

    private List<RunChanges> changes() {
        return behind.values().stream().map(RunBook.Page::changes).toList();
    }

    /** One of them cannot be written whatever happens; it must not hold up the others. */
    private List<Lease> eachAlone(Map<UUID, Long> asked, List<Run> ended) {
        List<Lease> held = new ArrayList<>();
        for (Map.Entry<Run, RunBook.Page> entry : new ArrayList<>(behind.entrySet())) {
            Run run = entry.getKey();
            List<Lease> one;
            try {
                one = ledger.commit(List.of(entry.getValue().changes()));
            } catch (RuntimeException e) {
                if (DatabaseTrouble.passes(e)) {
                    throw e;
                }
                behind.remove(run);
                budget.giveBack(entry.getValue().budget());
                refused(run, entry.getValue(), e, ended);
                held.add(new Lease(run.id(), run.execution().fence(), false, false));
                continue;
            }
            behind.remove(run);
            settle(Map.of(run, entry.getValue()), one, asked, ended);
            held.addAll(one);
        }
        return held;
    }

    /** It ends with an incident, in words that the database takes. */
    private void refused(Run run, RunBook.Page page, RuntimeException e, List<Run> ended) {
        Failure incident = Incidents.report(run.execution(), ", whose changes the database refused", e);
        page.starts().forEach(TaskAttempt::drop);
        run.fail(incident);
        if (!run.book().replace(page.changes(), incident)) {
            run.drop();
            ended.add(run); // its lease runs out, and the next holder tries
        }
    }

    private void settle(Map<Run, RunBook.Page> written, List<Lease> held, Map<UUID, Long> asked, List<Run> ended) {
        Set<UUID> mine = new HashSet<>();
        held.forEach(lease -> mine.add(lease.executionId()));
        Map<UUID, Long> sequences = new HashMap<>();
        written.forEach((run, page) -> {
            budget.giveBack(page.budget());
            asked.put(run.id(), run.execution().fence());
            if (!mine.contains(run.id())) {
                page.starts().forEach(TaskAttempt::drop);
                return;
            }
            page.starts().forEach(TaskAttempt::grant);
            sequences.put(run.id(), page.sequence());
            if (page.changes().end() != null) {
                ended.add(run);
            }
        });
        live.changed(sequences);
    }

    /** The run was lost: nothing of it is written any more. */
    void forget(Run run) {
        RunBook.Page page = behind.remove(run);
        if (page != null) {
            budget.giveBack(page.budget());
        }
        budget.giveBack(run.book().turn().budget());
    }
}
