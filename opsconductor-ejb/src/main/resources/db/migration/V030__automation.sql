-- Jobs and their published versions.
create table automation.job (
  id uuid primary key,
  name text not null,
  folder text not null default '/',
  description text,
  tags text[] not null default '{}',
  definition jsonb not null,            -- JobDefinition: parameters, workflow, targets, strategy, timeoutSeconds
  draft boolean not null default false,
  next_number bigint not null default 1,
  version bigint not null,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  updated_by text not null,
  unique (folder, name)
);
create table automation.job_version (
  job_id uuid not null references automation.job on delete cascade,
  version bigint not null,
  definition jsonb not null,
  created_at timestamptz not null,
  created_by text not null,
  primary key (job_id, version)
);

-- One row an execution, for ever (until retention): partitioned by month on the UUIDv7 id, so no foreign keys.
create table automation.execution (
  id uuid not null,
  number bigint not null,
  job_id uuid,
  job_name text not null,
  job_version bigint,
  kind text not null,                    -- job | command
  state text not null,
  priority int not null default 0,
  trigger jsonb not null,
  requested_by_id uuid,                  -- also who it runs as
  requested_by text not null,
  parameters jsonb not null,             -- secrets masked
  definition jsonb not null,             -- the frozen JobDefinition
  secret_parameters bytea,               -- sealed, wiped when final
  selected_targets boolean not null default true,
  targets int not null default 0,
  tasks int not null default 0,
  queued int not null default 0,
  running int not null default 0,
  succeeded int not null default 0,
  failed int not null default 0,
  skipped int not null default 0,
  cancelled int not null default 0,
  timed_out int not null default 0,
  interrupted int not null default 0,
  waiting_code text,
  waiting_message text,
  created_at timestamptz not null,
  started_at timestamptz,
  finished_at timestamptz,
  failure_code text,
  failure_message text,
  correlation_id text not null,
  primary key (id)
) partition by range (id);
create index execution_job on automation.execution (job_id, id desc);
create index execution_state on automation.execution (state, id desc);

-- The targets an execution was resolved to, frozen.
create table automation.execution_target (
  execution_id uuid not null,
  ordinal int not null,
  target_id uuid not null,
  target_name text not null,
  primary key (execution_id, ordinal)
) partition by range (execution_id);
create index execution_target_target on automation.execution_target (target_id, execution_id desc);

-- One row for each step on each target (or once, then target_id is null). change_seq orders what the live views read.
create table automation.task (
  execution_id uuid not null,
  id uuid not null,
  step_id text not null,
  step_type text not null,
  target_id uuid,
  target_name text,
  state text not null,
  attempt int not null default 0,
  exit_code int,
  started_at timestamptz,
  finished_at timestamptz,
  failure_code text,
  failure_message text,
  outputs jsonb not null default '{}',
  truncated boolean not null default false,
  remote_process text,                   -- "<process group> <start time>" on the host, to find an orphan again
  change_seq bigint not null default 0,
  primary key (execution_id, id)
) partition by range (execution_id);
create index task_change on automation.task (execution_id, change_seq);

-- Output in segments. seq and task.change_seq come from one counter, held by the one writer of the execution.
create table automation.output (
  execution_id uuid not null,
  seq bigint not null,
  task_id uuid not null,
  step_id text not null,
  target_id uuid,
  stream smallint not null,              -- 1 stdout, 2 stderr
  at timestamptz not null,
  compressed boolean not null,
  size int not null,                     -- bytes as written on the host
  data bytea not null,
  primary key (execution_id, seq)
) partition by range (execution_id);

-- What is not final yet: small, so that claiming never costs more as history grows. The row goes when the execution is final.
create table automation.work (
  execution_id uuid primary key,
  job_id uuid,
  priority int not null default 0,
  enqueued_at timestamptz not null default now(),
  owner text,                            -- the node that holds the lease
  fence bigint not null default 0,       -- grows with every claim; late writes of an older holder are refused
  lease_until timestamptz,
  cancel_requested boolean not null default false,
  cancel_forced boolean not null default false,
  cancel_requested_at timestamptz
);
create index work_queue on automation.work (priority desc, enqueued_at);

-- Partitions by month: the first 48 bits of a UUIDv7 are milliseconds since 1970 (RFC 9562, section 5.7).
create function automation.uuid_from(at timestamptz) returns uuid language sql immutable as $$
  select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid
$$;
create function automation.ensure_partitions(month date) returns void language plpgsql as $$
declare
  part text;
  first timestamptz := date_trunc('month', month::timestamp) at time zone 'UTC';
  next timestamptz := (date_trunc('month', month::timestamp) + interval '1 month') at time zone 'UTC';
begin
  foreach part in array array['execution', 'execution_target', 'task', 'output'] loop
    execute format('create table if not exists automation.%I partition of automation.%I for values from (%L) to (%L)',
      part || '_' || to_char(month, 'YYYYMM'), part, automation.uuid_from(first), automation.uuid_from(next));
  end loop;
end
$$;
-- Whatever no monthly partition takes (a clock far off) still has a place.
create table automation.execution_default partition of automation.execution default;
create table automation.execution_target_default partition of automation.execution_target default;
create table automation.task_default partition of automation.task default;
create table automation.output_default partition of automation.output default;
select automation.ensure_partitions((date_trunc('month', now()) + make_interval(months => n))::date) from generate_series(0, 2) n;
