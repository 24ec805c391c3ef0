-- Events whose effect is committed, per consumer. Kept longer than any topic keeps its records.
create table inbox (
  consumer text        not null,
  event_id uuid        not null,
  at       timestamptz not null default now(),
  primary key (consumer, event_id)
);

create index inbox_at on inbox (at);
