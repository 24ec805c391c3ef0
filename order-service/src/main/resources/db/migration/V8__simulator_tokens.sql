-- The simulated provider's tokens say themselves how their card behaves: a table of cards was a commit for each order.
update payment p set card_token = 'card:' || c.behaviour || ':' || c.token
from simulator_card c where c.token = p.card_token;

alter table simulator_charge drop column token;
drop table simulator_card;
