-- The list of executions sorts what has not finished behind all that has: the index must hold the same expression.
drop index automation.execution_finished;
create index execution_finished on automation.execution (coalesce(finished_at, 'infinity'), id);
