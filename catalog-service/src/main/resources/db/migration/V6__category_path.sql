-- A category is one path. The entity reads it as an array of texts, and a row of arrays would cost the whole list that
-- it stands in.
alter table product add constraint product_category_is_one_path check (array_ndims(category) = 1) not valid;
