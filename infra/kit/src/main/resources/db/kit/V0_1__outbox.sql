-- Events that are committed with their cause and not yet published. Rows are only inserted and deleted.
create table outbox (
  id         bigint generated always as identity primary key,
  shard      smallint    not null check (shard >= 0),
  event_id   uuid        not null unique,
  topic      text        not null,
  key        text        not null,
  type       text        not null,
  data       text        not null,
  created_at timestamptz not null default clock_timestamp()
) with (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);

create index outbox_shard on outbox (shard, id);
