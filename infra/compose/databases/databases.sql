-- One database and one role for each service; a role reaches its own database and nothing else. Every step may be repeated, so that a
-- database that is missing comes back and a changed password takes effect at the next start.
\set ON_ERROR_STOP on
\set catalog_password `cat /run/carousel/catalog`
\set cart_password `cat /run/carousel/cart`
\set orders_password `cat /run/carousel/orders`

CREATE TEMPORARY TABLE wanted (name text, password text);
INSERT INTO wanted VALUES ('catalog', :'catalog_password'), ('cart', :'cart_password'), ('orders', :'orders_password');

SELECT format('CREATE ROLE %I LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION', name)
FROM wanted WHERE name NOT IN (SELECT rolname FROM pg_roles) \gexec
SELECT format('ALTER ROLE %I PASSWORD %L', name, password) FROM wanted \gexec
SELECT format('CREATE DATABASE %1$I OWNER %1$I', name)
FROM wanted WHERE name NOT IN (SELECT datname FROM pg_database) \gexec
SELECT format('REVOKE ALL ON DATABASE %I FROM PUBLIC', name) FROM wanted \gexec
REVOKE CONNECT ON DATABASE postgres, template1 FROM PUBLIC;
