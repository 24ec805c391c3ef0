-- Whose an address is, a link in a letter to it proves. Accounts without that proof are any number for an address, and keep nothing of each
-- other's; one that has it is the only one.
alter table account add column confirmed_at timestamptz;
update account set confirmed_at = created_at;
alter table account drop constraint account_email_key;
create unique index account_email_confirmed on account (email) where confirmed_at is not null;
create index account_email on account (email, created_at desc);

-- Letters that wait to be sent. One without an account is never sent: it was work like any other.
create table account_letter (
  id         uuid        primary key,
  account_id uuid        references account (id) on delete cascade,
  kind       text        not null,
  recipient  text        not null,
  written_at timestamptz not null
);

create index account_letter_account on account_letter (account_id);

-- What links in letters carry: only a hash is kept.
create table account_token (
  hash       bytea       primary key,
  account_id uuid        not null references account (id) on delete cascade,
  purpose    text        not null check (purpose in ('ADDRESS', 'PASSWORD')),
  email      text        not null,
  expires_at timestamptz not null
);

create index account_token_account on account_token (account_id, purpose);
create index account_token_over on account_token (expires_at);
