-- The file of an import lies with its job, in parts, so that whichever instance is there goes on with it. It is deleted when the job ends. Who works
-- at a job says the kit's table work (kind import). line: up to here it is stored; tries: how often it was begun since.
update import_job set state = 'FAILED', errors = errors || '[{"line": 0, "reason": "The file lay with the instance that took it: send it again."}]'
where state in ('QUEUED', 'RUNNING');

drop index import_job_unfinished;
alter table import_job
  drop column file,
  alter column instance drop not null,
  add column line bigint not null default 0 check (line >= 0),
  add column tries int not null default 0 check (tries >= 0),
  add column warnings jsonb not null default '[]';
create index import_job_unfinished on import_job (created_at) where state in ('QUEUED', 'RUNNING');

create table import_part (
  job_id uuid  not null references import_job (id) on delete cascade,
  number int   not null check (number >= 0),
  bytes  bytea not null check (length(bytes) <= 1048576),
  primary key (job_id, number)
);

-- Most files are compressed already.
alter table import_part alter column bytes set storage external;
