-- What went back of orders' money. seq is the order's version that asked for it.
alter table orders add column refunded_minor bigint not null default 0;
alter table orders add constraint orders_refunded_check check (refunded_minor between 0 and total_minor);

create table refund (
  order_id     uuid        not null references orders,
  seq          bigint      not null,
  amount_minor bigint      not null check (amount_minor >= 0),
  reason       text        not null,
  is_rest      boolean     not null,
  asked_at     timestamptz not null,
  done_at      timestamptz,
  primary key (order_id, seq)
);

-- At an order's end all that is left of its money goes back, once.
create unique index refund_rest on refund (order_id) where is_rest;

-- What a refund of a part is for.
create table refund_line (
  order_id     uuid   not null,
  seq          bigint not null,
  line         int    not null,
  sku          text   not null,
  quantity     int    not null check (quantity > 0),
  amount_minor bigint not null check (amount_minor >= 0),
  primary key (order_id, seq, line),
  unique (order_id, seq, sku),
  foreign key (order_id, seq) references refund
);

-- Orders that ended before this table was there gave everything back.
insert into refund (order_id, seq, amount_minor, reason, is_rest, asked_at, done_at)
select id, version, total_minor, 'The order has ended.', true, changed_at,
       case when status = 'REFUNDED' then changed_at end
from orders where status = 'REFUNDED' or refund_due;
update orders set refunded_minor = total_minor where status = 'REFUNDED' or refund_due;

-- The simulated provider takes several refunds of one charge, and looks itself that they are not more than it took.
alter table simulator_refund drop constraint simulator_refund_charge_key_key;
create index simulator_refund_charge on simulator_refund (charge_key);
