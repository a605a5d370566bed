-- A partition of a month is also made when rows of that month lie in the default partition already, as they do after a
-- stop that lasted longer than partitions are made ahead: those rows move into it. It is filled first and attached then,
-- which locks the default partition alone and not the whole table.
create function platform.add_partition(parent regclass, rest regclass, key name, part text, lower uuid, upper uuid)
returns void language plpgsql as $$
declare
  space text := (select nspname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = parent);
  whole text := format('%I.%I', space, part);
begin
  if to_regclass(whole) is not null then
    return;
  end if;
  execute format('lock table %s in access exclusive mode', rest);
  if to_regclass(whole) is not null then
    return; -- another node was first
  end if;
  execute format('create table %s (like %s including all)', whole, parent);
  execute format(
    'with moved as (delete from %s where %I >= %L and %I < %L returning *) insert into %s select * from moved',
    rest, key, lower, key, upper, whole);
  execute format('alter table %s attach partition %s for values from (%L) to (%L)', parent, whole, lower, upper);
end
$$;

create or replace function automation.ensure_partitions(month date) returns void language plpgsql as $$
declare
  part text;
  first timestamptz := date_trunc('month', month::timestamp) at time zone 'UTC';
  next timestamptz := (date_trunc('month', month::timestamp) + interval '1 month') at time zone 'UTC';
begin
  foreach part in array array['execution', 'execution_target', 'task', 'output'] loop
    perform platform.add_partition(
      format('automation.%I', part)::regclass, format('automation.%I', part || '_default')::regclass,
      case part when 'execution' then 'id' else 'execution_id' end, part || '_' || to_char(month, 'YYYYMM'),
      automation.uuid_from(first), automation.uuid_from(next));
  end loop;
end
$$;

create or replace function communication.ensure_partitions(month date) returns void language plpgsql as $$
declare
  first timestamptz := date_trunc('month', month::timestamp) at time zone 'UTC';
  next timestamptz := (date_trunc('month', month::timestamp) + interval '1 month') at time zone 'UTC';
begin
  perform platform.add_partition(
    'communication.audit_event', 'communication.audit_event_default', 'id', 'audit_event_' || to_char(month, 'YYYYMM'),
    communication.uuid_from(first), communication.uuid_from(next));
end
$$;
