-- Who of the shop's own people did what, and what came of it. Rows are added and never changed.
create table audit (
  id     bigint      generated always as identity primary key,
  at     timestamptz not null default now(),
  by     text        not null check (length(by) between 1 and 300),
  role   text        not null,
  action text        not null check (length(action) between 1 and 600),
  status integer     not null,
  before jsonb,
  after  jsonb,
  trace  text
);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'rows of audit are never changed';
end $$;

create trigger audit_append_only before update or delete on audit
  for each row execute function audit_is_append_only();
create trigger audit_never_emptied before truncate on audit
  for each statement execute function audit_is_append_only();
