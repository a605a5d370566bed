-- Credentials. What is secret stands sealed in one value, bound to the row by its id.
create table assets.credential (
  id uuid primary key,
  name text not null unique,
  type text not null,
  description text,
  username text,
  settings jsonb not null default '{}',  -- what else of it is no secret: domain, header, token address…
  fingerprint text,                      -- of the public key, SHA256:…
  expires_at timestamptz,
  sealed bytea not null,
  version bigint not null,               -- grows with every change, so that pooled connections of an older one die
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  updated_by text not null
);

create table assets.target (
  id uuid primary key,
  name text not null unique,
  address text not null,
  description text,
  os text,
  tags jsonb not null default '{}',
  enabled boolean not null,
  version bigint not null,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  updated_by text not null
);
create index target_tags on assets.target using gin (tags jsonb_path_ops);

create table assets.connection (
  id uuid primary key,
  target_id uuid not null references assets.target on delete cascade,
  position int not null,
  protocol text not null,
  port int not null,
  credential_id uuid references assets.credential,
  is_default boolean not null,
  host_key_policy text not null default 'acceptFirst',
  unique (target_id, protocol, port) deferrable initially deferred
);
create index connection_credential on assets.connection (credential_id);

-- The keys that a host may show. They belong to the address and port, not to one version of the target: the first key
-- seen is pinned without anybody editing it.
create table assets.host_key (
  target_id uuid not null references assets.target on delete cascade,
  protocol text not null,
  port int not null,
  key text not null,                     -- "ssh-ed25519 AAAA…"
  pinned_at timestamptz not null,
  pinned_by text not null,
  primary key (target_id, protocol, port, key)
);

create table assets.target_group (
  id uuid primary key,
  name text not null unique,
  description text,
  kind text not null,
  parent_id uuid references assets.target_group,
  version bigint not null,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  updated_by text not null
);
create index target_group_parent on assets.target_group (parent_id);

create table assets.target_group_member (
  group_id uuid not null references assets.target_group on delete cascade,
  target_id uuid not null references assets.target on delete cascade,
  primary key (group_id, target_id)
);
create index target_group_member_target on assets.target_group_member (target_id);
