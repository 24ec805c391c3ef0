-- How many units of each SKU there are, and where they are. One row is one SKU's whole truth; PostgreSQL is the judge of every change.
-- The fence is the highest token that wrote the row: a writer whose token is lower has lost its lock to somebody else.
create table stock (
  sku       text   primary key references product (sku),
  available bigint not null check (available >= 0),
  reserved  bigint not null default 0 check (reserved >= 0),
  sold      bigint not null default 0 check (sold >= 0),
  fence     bigint not null default 0 check (fence >= 0),
  version   bigint not null default 1
) with (fillfactor = 70);

-- What became of an order here, once and for all deliveries: an order that was refused stays refused. The version rises with each
-- change, so that two writers who both found no row cannot both be right. An order that ended before it was placed has a row without lines.
create table order_stock (
  order_id   uuid        primary key,
  state      text        not null check (state in ('RESERVED', 'REFUSED', 'SOLD', 'RELEASED')),
  deadline   timestamptz,
  reason     text,
  version    bigint      not null,
  changed_at timestamptz not null default now()
);

create index order_stock_deadline on order_stock (deadline) where state = 'RESERVED';

-- The units of an order, by SKU. The fence is the token under which the state was written.
create table reservation (
  order_id uuid        not null references order_stock (order_id),
  sku      text        not null,
  quantity bigint      not null check (quantity > 0),
  state    text        not null check (state in ('RESERVED', 'SOLD', 'RELEASED')),
  fence    bigint      not null,
  deadline timestamptz not null,
  primary key (order_id, sku)
);

-- Every unit that came or went otherwise than through an order. For every SKU: sum(delta) = available + reserved + sold.
create table stock_adjustment (
  id     bigint      generated always as identity primary key,
  sku    text        not null references stock (sku),
  delta  bigint      not null check (delta <> 0),
  reason text        not null check (length(reason) between 1 and 200),
  at     timestamptz not null default now(),
  by     text        not null
);

create index stock_adjustment_sku on stock_adjustment (sku, id);
