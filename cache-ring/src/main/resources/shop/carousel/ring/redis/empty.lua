-- Empties a node, of everything but what it knows of the ring. Comes after epoch.lua: who has an outdated view empties
-- nothing.
--
-- KEYS   none of its own
-- ARGV   [1] the id of the server's run that what the node knows belongs to from now on, "-" for the one that it has
-- reply  1

local known = redis.call('GET', ring)
redis.call('FLUSHDB', 'ASYNC')
if ARGV[1] ~= '-' then
  known = string.gsub(known, '^(%d+) %S+', '%1 ' .. ARGV[1])
end
redis.call('SET', ring, known)
return 1
