-- What the shop sells. The version rises with every change of the row and orders its copies in caches and in the search index.
create table product (
  sku         text        primary key check (sku ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
  name        text        not null check (length(name) between 1 and 300),
  description text        not null,
  brand       text        not null,
  category    text[]      not null check (cardinality(category) between 1 and 6),
  price_minor bigint      not null check (price_minor > 0),
  attributes  jsonb       not null default '{}',
  image_url   text,                                     -- the source's picture: kept, not shown
  popularity  integer     check (popularity >= 0),          -- null: nobody knows
  version     bigint      not null default 1,
  created_at  timestamptz not null default now(),
  updated_at  timestamptz not null default now()
);
