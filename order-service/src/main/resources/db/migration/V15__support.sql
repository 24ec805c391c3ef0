-- Who helps customers reads orders, and cancels them up to a limit.
alter table account drop constraint account_role_check;
alter table account add constraint account_role_check check (role in ('admin', 'support', 'customer'));
