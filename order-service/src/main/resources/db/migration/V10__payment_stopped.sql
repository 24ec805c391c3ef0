-- The order has ended while somebody may have been asking the provider: it is asked what became of the payment, and never for money again.
alter table payment add column stopped boolean not null default false;
