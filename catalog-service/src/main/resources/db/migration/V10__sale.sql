-- Whether a product can be bought, and what is sold in its place; null: nobody has said, and then it can.
-- Pictures are paths of this shop, the first comes first. A reduction is remembered with the lowest price of the 30 days
-- before it, as Directive 98/6/EC, Article 6a, asks; null where the price is no reduction.
alter table product
  add column on_sale            boolean,
  add column replaced_by        text check (replaced_by ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$' and replaced_by <> sku),
  add column images             text[] check (cardinality(images) <= 20),
  add column lowest_price_minor bigint check (lowest_price_minor > price_minor),
  add column reduced_at         timestamptz check ((reduced_at is null) = (lowest_price_minor is null));

-- What a product cost from when on. Rows are only added, by the statement that changes the price.
create table product_price (
  sku         text        not null references product (sku),
  at          timestamptz not null default clock_timestamp(),
  price_minor bigint      not null check (price_minor > 0),
  primary key (sku, at)
);

insert into product_price (sku, at, price_minor) select sku, updated_at, price_minor from product;
