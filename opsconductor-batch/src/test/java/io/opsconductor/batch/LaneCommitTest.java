package io.opsconductor.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsconductor.automation.ExecutionLedger;
import io.opsconductor.automation.ExecutionState;
import io.opsconductor.automation.Lease;
import io.opsconductor.automation.RunChanges;
import io.opsconductor.automation.TaskRow;
import io.opsconductor.automation.TaskState;
import io.opsconductor.batch.output.OutputBudget;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a lane does when the database does not take what it writes. */
class LaneCommitTest {
    private final Database database = new Database();
    private final LaneCommit commit = new LaneCommit(database, new Unheard(), new OutputBudget(1000));
    private final List<Run> ended = new ArrayList<>();

    @Test
    void anEndThatTheDatabaseRefusesIsWrittenAsAnIncident() {
        RunFixture bench = RunFixture.of(2).node("a").begin();
        write(bench);
        bench.end(bench.next(), TaskResult.exited(0));
        bench.end(bench.next(), TaskResult.failed("refused_by_host", "No."));
        database.refuse = 2; // together with others, and alone

        write(bench);
        write(bench);

        assertThat(ended).containsExactly(bench.run());
        RunChanges last = database.last();
        assertThat(last.end().state()).isEqualTo(ExecutionState.FAILED);
        assertThat(last.end().failure().code()).isEqualTo("internal");
        assertThat(last.tasks()).extracting(TaskRow::state).containsExactly(TaskState.SUCCEEDED, TaskState.FAILED);
        assertThat(last.tasks().get(1).failure().code()).isEqualTo("internal");
        assertThat(last.output()).isEmpty();
    }

    @Test
    void aRunWhoseChangesAreRefusedEndsWithAllItsTasks() {
        RunFixture bench = RunFixture.of(2).node("a").begin();
        write(bench);
        bench.end(bench.next(), TaskResult.exited(0));
        database.refuse = 2;

        write(bench);
        write(bench);

        assertThat(ended).containsExactly(bench.run());
        assertThat(database.last().tasks())
                .extracting(TaskRow::state)
                .containsExactly(TaskState.SUCCEEDED, TaskState.CANCELLED);
    }

    @Test
    void whatIsRefusedEvenSoIsLeftToTheNextHolder() {
        RunFixture bench = RunFixture.of(1).node("a").begin();
        bench.end(bench.next(), TaskResult.exited(0));
        database.refuse = 4;

        write(bench);
        write(bench);

        assertThat(ended).containsExactly(bench.run());
        assertThat(database.written).isEmpty();
    }

    @Test
    void whatADatabaseThatIsAwayDidNotTakeIsWrittenAgainInTheSameWords() {
        RunFixture bench = RunFixture.of(1).node("a").begin();
        database.away = true;
        assertThatThrownBy(() -> write(bench)).hasRootCauseInstanceOf(SQLException.class);
        assertThat(commit.isBehind()).isTrue();
        bench.end(bench.next(), TaskResult.exited(0));
        database.away = false;

        write(bench);
        assertThat(database.last().planned()).hasSize(1);
        assertThat(database.last().tasks()).isEmpty();
        write(bench);

        assertThat(ended).containsExactly(bench.run());
    }

    private void write(RunFixture bench) {
        commit.write(List.of(bench.run()), new HashMap<>(), ended);
    }

    /** In the place of PostgreSQL: takes everything, refuses the next few commits for good, or is away. */
    private static final class Database extends ExecutionLedger {
        private final List<RunChanges> written = new ArrayList<>();
        private int refuse;
        private boolean away;

        @Override
        public List<Lease> commit(Collection<RunChanges> changes) {
            if (away) {
                throw new IllegalStateException(new SQLException("away", "57P01"));
            }
            if (refuse > 0) {
                refuse--;
                throw new IllegalStateException(new SQLException("invalid byte sequence", "22021"));
            }
            written.addAll(changes);
            return changes.stream()
                    .map(c -> new Lease(c.executionId(), c.fence(), false, false))
                    .toList();
        }

        RunChanges last() {
            return written.get(written.size() - 1);
        }
    }

    private static final class Unheard extends LiveSignals {
        @Override
        void changed(Map<UUID, Long> sequences) {
            // nobody looks
        }
    }
}
