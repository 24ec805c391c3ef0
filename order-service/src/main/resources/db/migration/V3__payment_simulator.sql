-- The books of the simulated payment provider. It stands for another company's system: nothing of ours refers to them.
create table simulator_card (
  token      text        primary key,
  behaviour  text        not null,
  last4      text        not null,
  created_at timestamptz not null
);

-- One row for each key that was ever heard of. answers_at: from when on the provider knows its answer; null is never.
create table simulator_charge (
  key          text        primary key,
  token        text        references simulator_card,
  amount_minor bigint      not null,
  currency     text        not null,
  outcome      text        not null check (outcome in ('AUTHORISED', 'DECLINED', 'ABANDONED')),
  answers_at   timestamptz,
  created_at   timestamptz not null
);

create table simulator_refund (
  key          text        primary key,
  charge_key   text        not null unique references simulator_charge,
  amount_minor bigint      not null,
  created_at   timestamptz not null
);
