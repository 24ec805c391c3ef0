-- Gives locks back, if they are still the owner's, and wakes whoever waits longest for each.
--
-- KEYS   for each key: its lock, its waiters
-- ARGV   [1] the owner's token
-- reply  how many were still the owner's
--
-- A waiter whose process does not listen any more is dropped, and the next one woken.

local released = 0
for i = 1, #KEYS, 2 do
  if redis.call('GET', KEYS[i]) == ARGV[1] then
    released = released + redis.call('DEL', KEYS[i])
    local next = redis.call('ZPOPMIN', KEYS[i + 1])
    while next[1] and redis.call('PUBLISH', 'lock-wake:' .. string.match(next[1], '^[^-]*'), next[1]) == 0 do
      next = redis.call('ZPOPMIN', KEYS[i + 1])
    end
  end
end
return released
