-- Work that outlives its process: rows until they are done. due_at null: given up, and the operator decides; leased_until: nobody else may
-- take it before. attempts also tells one taking-up from the next.
create table work (
  kind         text        not null,
  key          text        not null,
  due_at       timestamptz,
  attempts     int         not null default 0,
  leased_until timestamptz,
  last_error   text,
  created_at   timestamptz not null default now(),
  primary key (kind, key)
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000);

create index work_due on work (kind, due_at) where due_at is not null;
