-- The addresses that an account keeps for its next orders; one of them is filled in unasked.
create table saved_address (
  id          uuid        primary key,
  account_id  uuid        not null references account (id) on delete cascade,
  name        text        not null,
  line1       text        not null,
  line2       text,
  city        text        not null,
  region      text,
  postal_code text,
  country     text        not null,
  preferred   boolean     not null,
  added_at    timestamptz not null
);

create index saved_address_account on saved_address (account_id);
create unique index saved_address_preferred on saved_address (account_id) where preferred;
