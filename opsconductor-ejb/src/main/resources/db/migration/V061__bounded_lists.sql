-- Each order that the list of executions offers is that of an index, which is read from its beginning to the page's end.
create index execution_number on automation.execution (number, id);
create index execution_started on automation.execution (coalesce(started_at, 'infinity'), id);
create index execution_job_name on automation.execution (job_name, id);
create index execution_job_number on automation.execution (job_id, number, id);
drop index automation.execution_state;
create index execution_state on automation.execution (state, id);

-- The names that executions have, each once: a search looks here first, however many executions there are.
create table automation.execution_names (
  name text primary key
);
insert into automation.execution_names select distinct job_name from automation.execution;

-- The output of one target, or of one task, which is its target's.
create index output_target on automation.output (execution_id, target_id, seq);

-- Earlier events of the same subject.
create index outbox_subject on platform.outbox (subject, seq);

-- Without lease_until, a renewal changes no index and is done in place.
drop index automation.work_held;
create index work_held on automation.work (share) where owner is not null;
