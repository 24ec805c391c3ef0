-- Until when the order may stay as it is. Null where nothing is waited for.
update orders set deadline_at = case status
  when 'PLACED' then now() + interval '15 minutes'
  when 'RESERVED' then deadline_at
  when 'PAID' then now() + interval '1 hour'
  when 'CONFIRMED' then now() + interval '30 days'
  when 'SHIPPED' then now() + interval '14 days'
  else case when refund_due then now() + interval '1 day' end
end;

create index orders_deadline on orders (deadline_at) where deadline_at is not null;
