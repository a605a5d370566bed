-- How many tasks an execution has, so that a claim takes no more of them than fit a lane.
alter table automation.work add column tasks int not null default 1;
update automation.work w set tasks = e.tasks from automation.execution e where e.id = w.execution_id;
-- Given back by its holder and to be cancelled: few at any time, and claimed before everything else.
create index work_cancelled on automation.work (execution_id) where owner is null and cancel_requested;
