package io.opsconductor.automation.ledger;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Takes work that nobody holds: rows without an owner, and rows whose lease ran out. */
public final class ClaimQueue {

    /** Candidates beyond the wanted number, since another lane may hold the first ones locked. */
    private static final int LOOK_AHEAD = 4;

    /** Jobs are found by skipping from one to the next in the index; of each only its first rows are read. */
    private static final String CLAIM = """
            with recursive job(share) as (
              (select share from automation.work where owner is null order by share limit 1)
              union all
              select (select w.share from automation.work w where w.owner is null and w.share > job.share
                      order by w.share limit 1)
              from job where job.share is not null
            ), busy as (
              select share, count(*) as executions from automation.work where owner is not null group by share
            ), candidate as (
              select w.execution_id, w.priority, w.enqueued_at,
                     coalesce(busy.executions, 0) + row_number() over
                       (partition by w.share order by w.priority desc, w.enqueued_at, w.execution_id) as turn
              from job
              cross join lateral (
                select * from automation.work f where f.owner is null and f.share = job.share
                order by f.priority desc, f.enqueued_at limit :candidates) w
              left join busy on busy.share = w.share
              union all
              select execution_id, priority, enqueued_at, 0
              from automation.work where owner is not null and lease_until < now()
            ), taken as (
              select w.execution_id, w.fence
              from (select * from candidate order by priority desc, turn, enqueued_at, execution_id
                    limit :candidates) c
              join automation.work w on w.execution_id = c.execution_id
              where w.owner is null or w.lease_until < now()
              order by c.priority desc, c.turn, c.enqueued_at, c.execution_id
              limit :wanted
              for update of w skip locked
            )
            update automation.work w
            set owner = :node, fence = taken.fence + 1, lease_until = now() + make_interval(secs => :lease)
            from taken
            where w.execution_id = taken.execution_id
            returning w.execution_id, w.fence, w.cancel_requested, w.cancel_forced
            """;

    /** Executions before one in the order of {@link #CLAIM}; of each job no more rows are read than are asked for. */
    private static final String AHEAD = """
            with recursive job(share) as (
              (select share from automation.work where owner is null order by share limit 1)
              union all
              select (select w.share from automation.work w where w.owner is null and w.share > job.share
                      order by w.share limit 1)
              from job where job.share is not null
            ), busy as (
              select share, count(*) as executions from automation.work where owner is not null group by share
            ), queued as (
              select w.execution_id, w.priority, w.enqueued_at, coalesce(busy.executions, 0) + w.place as turn
              from job
              cross join lateral (
                select f.execution_id, f.priority, f.enqueued_at,
                       row_number() over (order by f.priority desc, f.enqueued_at, f.execution_id) as place
                from automation.work f where f.owner is null and f.share = job.share
                order by f.priority desc, f.enqueued_at, f.execution_id limit :depth) w
              left join busy on busy.share = job.share
              union all
              select execution_id, priority, enqueued_at, 0
              from automation.work where owner is not null and lease_until < now()
            ), this as (
              select * from queued where execution_id = :id
            )
            select case when exists (select 1 from this) then
                (select count(*) from (
                  select 1 from queued q, this t
                  where (-q.priority, q.turn, q.enqueued_at, q.execution_id)
                      < (-t.priority, t.turn, t.enqueued_at, t.execution_id)
                  limit :most) before)
              else :most end as ahead
            from automation.work where execution_id = :id and owner is null
            """;

    private ClaimQueue() {}

    /**
     * How many executions are claimed before the one that waits, as things are now; empty if it does not wait in the queue.
     *
     * @param most where counting stops
     */
    public static Optional<Integer> ahead(Handle handle, UUID executionId, int most) {
        return handle.createQuery(AHEAD)
                .bind("id", executionId)
                .bind("most", most)
                .bind("depth", most + 1)
                .mapTo(Integer.class)
                .findOne();
    }

    /** A lease that was just taken. */
    public record Claim(UUID executionId, long fence, boolean cancelRequested, boolean cancelForced) {}

    /** Claims at most so many, by priority, then fair share, then age. */
    public static List<Claim> claim(Handle handle, String node, int wanted, Duration lease) {
        return handle.createQuery(CLAIM)
                .bind("node", node)
                .bind("wanted", wanted)
                .bind("candidates", wanted * LOOK_AHEAD)
                .bind("lease", (double) lease.toMillis() / 1000)
                .map((row, context) -> new Claim(
                        row.getObject("execution_id", UUID.class),
                        row.getLong("fence"),
                        row.getBoolean("cancel_requested"),
                        row.getBoolean("cancel_forced")))
                .list();
    }
}
