-- What was sold with what: the latest orders of a SKU, by when their units were set aside.
create index reservation_sku on reservation (sku, deadline desc);

-- And what was sold lately at all. Rows come in the order of this column, so ranges of blocks will do.
create index reservation_deadline on reservation using brin (deadline);
