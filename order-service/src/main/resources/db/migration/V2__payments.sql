-- The payment of each order, and the work on it. A row with next_at has work; leased_until says who may not take it yet.
create table payment (
  order_id     uuid        primary key references orders,
  state        text        not null check (state in ('HELD', 'DUE', 'AUTHORISED', 'DECLINED', 'UNANSWERED', 'STOPPED',
                                                     'REFUND_DUE', 'REFUNDED')),
  card_token   text        not null,
  last4        text        not null check (last4 ~ '^[0-9]{4}$'),
  amount_minor bigint      not null check (amount_minor >= 0),
  currency     text        not null check (length(currency) = 3),
  attempts     int         not null default 0,
  next_at      timestamptz check ((next_at is not null) = (state in ('DUE', 'REFUND_DUE'))),
  leased_until timestamptz,
  note         text,
  changed_at   timestamptz not null
) with (fillfactor = 80);

create index payment_work on payment (next_at) where next_at is not null;
