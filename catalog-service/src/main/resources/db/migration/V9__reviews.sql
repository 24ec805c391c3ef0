-- How many customers gave one to five stars: counted anew with each change of a product's reviews, so that a list of
-- products costs no count.
alter table product
  add column stars integer[] not null default '{0,0,0,0,0}' check (cardinality(stars) = 5 and 0 <= all (stars));

-- Which accounts got what: they may write about it. Told by order.delivered; nothing else of the order is known here.
create table delivered_item (
  account_id uuid        not null,
  sku        text        not null,
  at         timestamptz not null default now(),
  primary key (account_id, sku)
);

-- The one place that has a name. An account that is deleted keeps its row without one, so that nothing that comes late
-- gives it a name again.
create table review_author (
  account_id   uuid primary key,
  name         text check (length(name) between 1 and 60),
  forgotten_at timestamptz check (forgotten_at is null or name is null)
);

create table review (
  id            bigint      generated always as identity primary key,
  sku           text        not null references product (sku),
  account_id    uuid        not null references review_author (account_id),
  rating        integer     not null check (rating between 1 and 5),
  title         text        not null check (length(title) between 1 and 120),
  text          text        not null check (length(text) between 1 and 4000),
  helpful       integer     not null default 0 check (helpful >= 0),
  created_at    timestamptz not null default now(),
  edited_at     timestamptz,
  hidden_reason text        check (length(hidden_reason) between 1 and 200),   -- null: everybody sees it
  unique (sku, account_id)
);

create index review_newest on review (sku, id) where hidden_reason is null;
create index review_helpful on review (sku, helpful, id) where hidden_reason is null;

create table review_vote (
  review_id  bigint not null references review (id) on delete cascade,
  account_id uuid   not null,
  primary key (review_id, account_id)
);

create index review_vote_account on review_vote (account_id);
