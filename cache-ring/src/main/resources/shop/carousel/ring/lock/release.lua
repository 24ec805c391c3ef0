-- Gives locks back, if they are still the owner's.
--
-- KEYS   locks
-- ARGV   [1] the owner's token
-- reply  how many were still the owner's

local released = 0
for i = 1, #KEYS do
  if redis.call('GET', KEYS[i]) == ARGV[1] then
    released = released + redis.call('DEL', KEYS[i])
  end
end
return released
