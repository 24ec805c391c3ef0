-- What no consumer of any service could handle. Ids rise with time. Key and payload are bytes: a text cannot hold every character.
create table dead_letter (
  id         uuid        primary key,
  topic      text        not null,
  consumer   text        not null,
  key        bytea,
  payload    bytea,
  headers    text        not null,
  reason     text        not null,
  attempts   int         not null,
  origin     text        not null,
  state      text        not null check (state in ('WAITING', 'REPLAYED', 'DISCARDED')),
  died_at    timestamptz not null,
  changed_at timestamptz not null
);

create index dead_letter_state on dead_letter (state, id desc);

-- What happened to each, and who did it.
create table dead_letter_step (
  seq       bigint      generated always as identity primary key,
  letter_id uuid        not null references dead_letter on delete cascade,
  action    text        not null check (action in ('DIED', 'REPLAYED', 'DISCARDED')),
  at        timestamptz not null,
  done_by   text,
  note      text
);

create index dead_letter_step_letter on dead_letter_step (letter_id, seq);
