package io.opsconductor.automation.ledger;

import io.opsconductor.automation.ClaimOrder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Takes work that nobody holds: first what cannot wait, as its lease ran out or it is to be cancelled, then what is queued. */
public final class ClaimQueue {

    /** Candidates beyond the wanted number, since another lane may hold the first ones locked. */
    private static final int LOOK_AHEAD = 4;

    /** What cannot wait is claimed beyond the wanted number, but only so many at a time. */
    private static final int MOST_PRESSING = 16;

    /** Jobs that wait, found by skipping from one to the next in the index, and how many executions of each are held. */
    private static final String JOBS = """
            with recursive job(share) as (
              (select share from automation.work where owner is null order by share limit 1)
              union all
              select (select w.share from automation.work w where w.owner is null and w.share > job.share
                      order by w.share limit 1)
              from job where job.share is not null
            ), busy as (
              select share, count(*) as executions from automation.work where owner is not null group by share
            )""";

    /** Of each job only its first rows are read. */
    private static final String CLAIM = JOBS + """
            , candidate as (
              select w.execution_id, w.priority, w.enqueued_at,
                     coalesce(busy.executions, 0) + row_number() over
                       (partition by w.share order by w.priority desc, w.enqueued_at, w.execution_id) as turn
              from job
              cross join lateral (
                select * from automation.work f where f.owner is null and f.share = job.share
                order by f.priority desc, f.enqueued_at limit :candidates) w
              left join busy on busy.share = w.share
            ), pressing as (
              select w.execution_id, w.fence, w.tasks, true as pressing, w.priority, 0 as turn, w.enqueued_at
              from automation.work w
              where w.owner is null and w.cancel_requested
                 or w.owner is not null and w.lease_until < now() and w.execution_id <> all(:held)
                    and pg_postmaster_start_time() < now() - make_interval(secs => :patience)
              order by w.priority desc, w.enqueued_at, w.execution_id
              limit :pressing
              for update of w skip locked
            ), queued as (
              select w.execution_id, w.fence, w.tasks, false as pressing, c.priority, c.turn, c.enqueued_at
              from (select * from candidate order by priority desc, turn, enqueued_at, execution_id
                    limit :candidates) c
              join automation.work w on w.execution_id = c.execution_id
              where w.owner is null and not w.cancel_requested
              order by c.priority desc, c.turn, c.enqueued_at, c.execution_id
              limit :wanted
              for update of w skip locked
            ), taken as (
              select execution_id, fence, tasks,
                     sum(tasks) over (order by pressing desc, priority desc, turn, enqueued_at, execution_id
                                      rows unbounded preceding) as tasks_so_far
              from (select * from pressing union all select * from queued) t
            )
            update automation.work w
            set owner = :node, fence = taken.fence + 1, lease_until = now() + make_interval(secs => :lease)
            from taken
            where w.execution_id = taken.execution_id
              and (taken.tasks_so_far <= :mostTasks or taken.tasks_so_far = taken.tasks)
            returning w.execution_id, w.fence, w.cancel_requested, w.cancel_forced
            """;

    /** Executions before one in the order of {@link #CLAIM}; of each job no more rows are read than are asked for. */
    private static final String AHEAD = JOBS + """
            , queued as (
              select w.execution_id, w.priority, w.enqueued_at, coalesce(busy.executions, 0) + w.place as turn
              from job
              cross join lateral (
                select f.execution_id, f.priority, f.enqueued_at,
                       row_number() over (order by f.priority desc, f.enqueued_at, f.execution_id) as place
                from automation.work f where f.owner is null and f.share = job.share
                order by f.priority desc, f.enqueued_at, f.execution_id limit :depth) w
              left join busy on busy.share = job.share
              union all
              select execution_id, 2147483647, enqueued_at, 0 -- comes before any priority
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

    /** Claims what is asked for: what cannot wait, then by priority, then fair share, then age. */
    public static List<Claim> claim(Handle handle, ClaimOrder order) {
        return handle.createQuery(CLAIM)
                .bind("node", order.node())
                .bind("wanted", order.atMost())
                .bind("candidates", order.atMost() * LOOK_AHEAD)
                .bind("pressing", MOST_PRESSING)
                .bind("mostTasks", order.mostTasks())
                .bind("lease", seconds(order.lease()))
                .bind("patience", seconds(order.patience()))
                .bindArray("held", UUID.class, List.copyOf(order.held()))
                .map((row, context) -> new Claim(
                        row.getObject("execution_id", UUID.class),
                        row.getLong("fence"),
                        row.getBoolean("cancel_requested"),
                        row.getBoolean("cancel_forced")))
                .list();
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
