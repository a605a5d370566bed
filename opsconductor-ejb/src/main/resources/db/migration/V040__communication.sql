-- Who did what, or tried to. Partitioned by month on the UUIDv7 id, whose first 48 bits are the time in milliseconds:
-- "at" is that same time, so that a period is a range of ids and reads its own months alone.
create table communication.audit_event (
  id uuid not null primary key,
  at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  actor_kind text not null,              -- user | apiKey | system
  session_id uuid,
  action text collate "C" not null,      -- collated so that "target.%" is a range of the index
  resource_type text not null,
  resource_id uuid,
  resource_name text,
  outcome text not null,                 -- success | refused | failed
  address text,
  correlation_id text not null,
  before jsonb,
  after jsonb
) partition by range (id);
create index audit_event_actor on communication.audit_event (actor_id, id desc);
create index audit_event_actor_name on communication.audit_event (actor_name, id desc);
create index audit_event_action on communication.audit_event (action, id desc);
create index audit_event_resource on communication.audit_event (resource_type, resource_id, id desc);
create index audit_event_resource_id on communication.audit_event (resource_id, id desc);
create index audit_event_outcome on communication.audit_event (id desc) where outcome <> 'success';
create index audit_event_correlation on communication.audit_event (correlation_id);

create function communication.uuid_from(at timestamptz) returns uuid language sql immutable as $$
  select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '00000000000000000000')::uuid
$$;
create function communication.ensure_partitions(month date) returns void language plpgsql as $$
declare
  first timestamptz := date_trunc('month', month::timestamp) at time zone 'UTC';
  next timestamptz := (date_trunc('month', month::timestamp) + interval '1 month') at time zone 'UTC';
begin
  execute format(
    'create table if not exists communication.%I partition of communication.audit_event for values from (%L) to (%L)',
    'audit_event_' || to_char(month, 'YYYYMM'), communication.uuid_from(first), communication.uuid_from(next));
end
$$;
-- Whatever no monthly partition takes (a clock far off) still has a place.
create table communication.audit_event_default partition of communication.audit_event default;
select communication.ensure_partitions((date_trunc('month', now()) + make_interval(months => n))::date)
  from generate_series(0, 2) n;
