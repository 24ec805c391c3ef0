-- Who may sign in. Addresses are kept in lower case; passwords only as Argon2id hashes.
create table account (
  id            uuid        primary key,
  email         text        not null unique check (email = lower(email)),
  name          text        not null,
  password_hash text        not null,
  role          text        not null check (role in ('admin', 'customer')),
  created_at    timestamptz not null
);
