-- Gives leases back that will not be filled, so that the next caller need not wait for them to run out.
--
-- KEYS   leases
-- ARGV   [1] the caller's token
-- reply  how many were still the caller's

local ended = 0
for i = 1, #KEYS do
  if redis.call('GET', KEYS[i]) == ARGV[1] then
    ended = ended + redis.call('DEL', KEYS[i])
  end
end
return ended
