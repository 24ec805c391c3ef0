-- How long a lease lasts, by the monotonic clock of whoever waits for its end. Null: by leased_until, as earlier versions have it.
alter table work add column lease_millis bigint;
