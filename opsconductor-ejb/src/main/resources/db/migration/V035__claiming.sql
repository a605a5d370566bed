-- Fair share between jobs: what has no job (ad-hoc commands) shares one place.
alter table automation.work
  add column share uuid not null generated always as (coalesce(job_id, '00000000-0000-0000-0000-000000000000')) stored;
drop index automation.work_queue;
-- The free ones, job by job; a claim reads the first few of each job and never the whole queue.
create index work_free on automation.work (share, priority desc, enqueued_at) where owner is null;
-- The held ones are few: what the nodes run right now.
create index work_held on automation.work (lease_until) where owner is not null;
-- Rows come and go all day: clean up early, and leave room for updates in place.
alter table automation.work set (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 500);
