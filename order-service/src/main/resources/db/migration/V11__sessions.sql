-- Who is signed in, and where. A session ends with its token, or before, when its owner ends it.
create table session (
  id         uuid        primary key,
  account_id uuid        not null references account (id) on delete cascade,
  browser    text        not null check (length(browser) <= 200),
  opened_at  timestamptz not null,
  ends_at    timestamptz not null,
  ended_at   timestamptz
);

create index session_account on session (account_id, opened_at desc);
create index session_ended on session (ends_at) where ended_at is not null;
create index session_over on session (ends_at);
