-- Whose a cart is; null is whoever knows its id.
alter table cart add column account_id uuid;
create index cart_account on cart (account_id, updated_at desc) where account_id is not null;
