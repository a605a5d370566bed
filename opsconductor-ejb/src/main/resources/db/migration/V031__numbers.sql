-- Numbers of executions, drawn in short transactions of their own, so that starts of one job do not wait for each
-- other's commits.
create table automation.job_number (
  job_id uuid primary key references automation.job on delete cascade,
  next bigint not null
) with (fillfactor = 10);
insert into automation.job_number select id, next_number from automation.job;
alter table automation.job drop column next_number;
create sequence automation.command_number;

create index job_name on automation.job (name, id);
create index job_created on automation.job (created_at desc, id desc);
create index job_updated on automation.job (updated_at desc, id desc);
-- The lists of executions: each order that the API offers, with the id to make it total.
create index execution_finished on automation.execution (finished_at desc, id desc);
create index execution_kind on automation.execution (kind, id desc);
create index task_target on automation.task (execution_id, target_id);
