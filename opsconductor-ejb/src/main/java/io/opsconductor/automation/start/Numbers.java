package io.opsconductor.automation.start;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * Numbers executions 1, 2, 3… A job's number is drawn in a short transaction of its own that does not wait for the
 * disk: otherwise each start of a job would wait for the commit of the one before. It cannot be drawn twice, since the
 * commit of the execution that uses it takes it to the disk; a start that fails afterwards leaves a gap.
 */
@ApplicationScoped
public class Numbers {
    private Jdbi jdbi;

    /** For the container's proxy. */
    protected Numbers() {}

    @Inject
    Numbers(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The job's next number; empty if there is no such job. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Optional<Long> next(UUID jobId) {
        return jdbi.withHandle(handle -> {
            handle.execute("set local synchronous_commit = off");
            return handle.createQuery(
                            "update automation.job_number set next = next + 1 where job_id = :id returning next - 1")
                    .bind("id", jobId)
                    .mapTo(Long.class)
                    .findOne();
        });
    }

    /** The next number among the commands. */
    public long nextCommand() {
        return jdbi.withHandle(handle -> handle.createQuery("select nextval('automation.command_number')")
                .mapTo(Long.class)
                .one());
    }
}
