-- Imports of whole catalogues. The uploaded file lies on the disk of the instance that took it, which is the one to run the job.
create table import_job (
  id         uuid        primary key,
  state      text        not null check (state in ('QUEUED', 'RUNNING', 'DONE', 'FAILED')),
  instance   text        not null,
  file       text        not null,
  read       bigint      not null default 0 check (read >= 0),
  imported   bigint      not null default 0 check (imported >= 0),
  rejected   bigint      not null default 0 check (rejected >= 0),
  errors     jsonb       not null default '[]',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()             -- also its sign of life
);

create index import_job_unfinished on import_job (instance) where state in ('QUEUED', 'RUNNING');
