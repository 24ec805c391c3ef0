-- What renews a session: a chain of secrets, each good once. The used ones stay, so that one which comes again is known.
create table refresh_token (
  hash       bytea       primary key,
  session_id uuid        not null references session (id) on delete cascade,
  used_at    timestamptz
);

create index refresh_token_session on refresh_token (session_id);
create index session_ended_at on session (ended_at) where ended_at is not null;
drop index session_ended;
