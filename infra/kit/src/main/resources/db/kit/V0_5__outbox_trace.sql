-- The trace that the event's cause belongs to, as its header is.
alter table outbox add column traceparent text;
