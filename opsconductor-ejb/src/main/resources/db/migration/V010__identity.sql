create table identity.role (
  id uuid primary key,
  name text not null,
  description text,
  built_in boolean not null,
  version bigint not null,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  updated_by text not null
);
create unique index role_name on identity.role (lower(name));

create table identity.role_permission (
  role_id uuid not null references identity.role on delete cascade,
  permission text not null,              -- resource:action, or * for everything
  primary key (role_id, permission)
);

-- "user" is a reserved word.
create table identity.account (
  id uuid primary key,
  username text not null,
  email text,
  first_name text,
  last_name text,
  phone text,
  title text,
  password_hash text,                    -- Argon2id, PHC string
  must_change_password boolean not null,
  enabled boolean not null,
  last_login_at timestamptz,
  version bigint not null,
  created_at timestamptz not null,
  created_by text not null,
  updated_at timestamptz not null,
  updated_by text not null
);
create unique index account_username on identity.account (lower(username));
create index account_newest on identity.account (created_at, id);

create table identity.account_role (
  account_id uuid not null references identity.account on delete cascade,
  role_id uuid not null references identity.role,
  primary key (account_id, role_id)
);
create index account_role_role on identity.account_role (role_id);

-- A sign-in, and the family of refresh tokens that came of it.
create table identity.session (
  id uuid primary key,
  account_id uuid not null references identity.account on delete cascade,
  kind text not null,                    -- api | console
  address text,
  user_agent text,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
create index session_account on identity.session (account_id, id);
create index session_expiry on identity.session (expires_at);

create table identity.refresh_token (
  hash bytea primary key,                -- SHA-256 of the token
  session_id uuid not null references identity.session on delete cascade,
  issued_at timestamptz not null,
  used_at timestamptz
);
create index refresh_token_session on identity.refresh_token (session_id);

-- Failed sign-ins of the last minutes; they slow the next one down.
create table identity.sign_in_failure (
  username text not null,                -- lower case, as it was tried
  address text not null,
  at timestamptz not null
);
create index sign_in_failure_who on identity.sign_in_failure (username, address, at);
create index sign_in_failure_address on identity.sign_in_failure (address, at);

-- Keys that sign access tokens. The newest signs; the others verify until their tokens are out of date.
create table identity.signing_key (
  id uuid primary key,                   -- the key id in token headers
  public_jwk text not null,
  private_jwk bytea not null,            -- sealed
  created_at timestamptz not null
);
