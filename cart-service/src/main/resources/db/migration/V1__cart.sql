-- A cart and its lines. Whoever knows the id may use the cart: it is 128 random bits.
create table cart (
  id         text        primary key check (id ~ '^[A-Za-z0-9_-]{22}$'),
  version    bigint      not null default 1 check (version > 0),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);

create index cart_updated_at on cart (updated_at);

-- added_at keeps the lines in the order in which they came.
create table cart_line (
  cart_id  text        not null references cart on delete cascade,
  sku      text        not null check (length(sku) between 1 and 64),
  quantity integer     not null check (quantity between 1 and 9999),
  added_at timestamptz not null default clock_timestamp(),
  primary key (cart_id, sku)
);
