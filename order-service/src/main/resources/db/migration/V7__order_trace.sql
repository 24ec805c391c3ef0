-- The trace of the request that placed the order: all its events belong to it, also those that nobody asks for.
alter table orders add column traceparent text;
