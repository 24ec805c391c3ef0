-- Orders. A row changes only through the state machine, with its version; each version has its row of history.
create table orders (
  id          uuid        primary key,
  number      text        not null unique,
  status      text        not null check (status in ('PLACED', 'RESERVED', 'PAID', 'CONFIRMED', 'SHIPPED', 'DELIVERED',
                                                     'REJECTED', 'PAYMENT_FAILED', 'CANCELLED', 'REFUNDED')),
  refund_due  boolean     not null default false
                          check (not refund_due or status in ('CANCELLED', 'REJECTED', 'PAYMENT_FAILED')),
  account_id  uuid,
  token_hash  bytea       not null,
  email       text        not null,
  address     jsonb       not null,
  cart_id     text,
  total_minor bigint      not null check (total_minor >= 0),
  currency    text        not null check (length(currency) = 3),
  version     bigint      not null check (version >= 1),
  placed_at   timestamptz not null,
  changed_at  timestamptz not null,
  deadline_at timestamptz
) with (fillfactor = 80);

-- Ids rise with time: the newest first.
create index orders_account on orders (account_id, id desc) where account_id is not null;
create index orders_status on orders (status, id desc);

-- What was ordered, as it was named and priced then.
create table order_line (
  order_id   uuid   not null references orders,
  line       int    not null,
  sku        text   not null,
  name       text   not null,
  quantity   int    not null check (quantity > 0),
  unit_minor bigint not null check (unit_minor >= 0),
  primary key (order_id, line),
  unique (order_id, sku)
);

-- Every change, in order. seq is the order's version after it.
create table order_history (
  order_id       uuid        not null references orders,
  seq            bigint      not null,
  status         text        not null,
  at             timestamptz not null,
  reason         text,
  cause          text        not null,
  cause_event_id uuid,
  primary key (order_id, seq)
);

-- What the machine refused: once for each kind, with how often, so that nobody fills it by asking again.
create table order_refusal (
  order_id       uuid        not null references orders,
  status         text        not null,
  cause          text        not null,
  why            text        not null,
  times          bigint      not null default 1,
  first_at       timestamptz not null,
  last_at        timestamptz not null,
  cause_event_id uuid,
  primary key (order_id, status, cause)
);
