-- The first answer to each Idempotency-Key, committed with its effect.
create table idempotent_request (
  principal   text        not null,
  key         text        not null check (length(key) between 1 and 255),
  fingerprint bytea       not null,
  status      smallint    not null,
  location    text,
  body        text        not null,
  created_at  timestamptz not null default now(),
  primary key (principal, key)
);

create index idempotent_request_created_at on idempotent_request (created_at);
