-- Who may come from beyond loopback. A key is random and 256 bits long; only its SHA-256 is kept.
create table access_key (
  id uuid primary key default gen_random_uuid(),
  name text not null check (length(name) between 1 and 100),
  hash bytea not null unique check (length(hash) = 32),
  scopes text[] not null check (cardinality(scopes) > 0 and scopes <@ array['read', 'write']),
  -- Requests a minute.
  rate int not null check (rate between 1 and 1000000),
  created_at timestamptz not null default now(),
  -- To the day: written once a day, not with each request.
  last_used_on date,
  revoked_at timestamptz
);

-- The name of a revoked key is free for the next.
create unique index access_key_name on access_key (name) where revoked_at is null;

-- When a key that is not used from now on has its whole quota again. Unlogged: it is written with each request, and what
-- a crash takes away is a minute's count. Room in the pages and no index on what changes: updates stay where they are.
create unlogged table access_quota (
  key_id uuid primary key references access_key on delete cascade,
  full_at timestamptz not null
) with (fillfactor = 20, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- Browsers that signed in with a key: the SHA-256 of what their cookie holds.
create table access_session (
  hash bytea primary key check (length(hash) = 32),
  key_id uuid not null references access_key on delete cascade,
  expires_at timestamptz not null
);
create index access_session_key on access_session (key_id);
create index access_session_expiry on access_session (expires_at);
