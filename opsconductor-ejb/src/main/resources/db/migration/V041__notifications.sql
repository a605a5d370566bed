create table communication.channel (
  id uuid primary key,
  name text not null unique,
  type text not null,                    -- email | webhook
  config jsonb not null,                 -- without secrets
  sealed bytea,                          -- the secrets of the configuration, as a sealed JSON object
  secrets text[] not null,               -- the names of what is sealed
  enabled boolean not null,
  disabled_reason text,                  -- why the product itself disabled it
  version bigint not null,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  updated_by text not null
);

create table communication.subscription (
  id uuid primary key,
  channel_id uuid not null references communication.channel on delete cascade,
  events text[] not null,                -- patterns, as they were given
  matchers text[] not null,              -- the same as regular expressions
  filter jsonb,
  enabled boolean not null,
  version bigint not null,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  updated_by text not null
);
create index subscription_channel on communication.subscription (channel_id);

-- One message to one channel. History, so it points at the channel and the subscription without foreign keys.
create table communication.delivery (
  id uuid primary key,
  event_id uuid not null,
  event_type text not null,
  event jsonb not null,
  subscription_id uuid not null,
  channel_id uuid not null,
  channel_name text not null,
  state text not null,                   -- queued | sending | delivered | failed | dead
  attempts int not null default 0,
  next_attempt_at timestamptz,           -- when it is handed to the queue (again); null once final
  lease_until timestamptz,               -- while sending: when whoever sends is taken for dead
  created_at timestamptz not null,
  finished_at timestamptz,
  answered_at timestamptz,
  answer_status int,
  answer_detail text,
  unique (event_id, subscription_id)     -- an event told twice is delivered once
);
create index delivery_due on communication.delivery (coalesce(lease_until, next_attempt_at))
  where state in ('queued', 'sending', 'failed');
create index delivery_channel on communication.delivery (channel_id, id desc);
create index delivery_state on communication.delivery (state, id desc);
create index delivery_final on communication.delivery (finished_at) where finished_at is not null;
