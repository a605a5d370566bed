-- Events on their way out: claimed with SKIP LOCKED, sent, deleted. Never read by "id greater than the last".
create table platform.outbox (
  id uuid primary key,
  subject uuid not null,
  event jsonb not null,
  created_at timestamptz not null default now()
);

-- Keys and other values that the product makes for itself and must keep (wrapped where secret).
create table platform.setting (
  name text primary key,
  value text not null,
  updated_at timestamptz not null default now()
);

-- First answers of requests with an Idempotency-Key, kept for a day.
create table platform.idempotency (
  caller text not null,
  key text not null,
  request_hash bytea not null,
  status int,
  location text,
  etag text,
  body text,
  created_at timestamptz not null default now(),
  primary key (caller, key)
);
create index idempotency_age on platform.idempotency (created_at);
