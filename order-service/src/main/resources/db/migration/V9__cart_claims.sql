-- A version of a cart is in one order at a time: the row's key says so, and it is written in the order's own transaction. An order that ended
-- without having been bought is replaced by the next. "repeats" is the order that this one was placed beside, on purpose.
create table cart_claim (
  cart_id      text   not null,
  cart_version bigint not null,
  order_id     uuid   not null references orders,
  repeats      uuid   references orders,
  primary key (cart_id, cart_version)
) with (fillfactor = 90);
