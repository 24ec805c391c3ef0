-- How often an import was begun: one that is interrupted begins again.
alter table import_job add column attempts int not null default 0 check (attempts >= 0);
