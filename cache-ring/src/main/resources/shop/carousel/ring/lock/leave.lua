-- Takes a waiter out of the queue for a key. If it had been woken just now and goes without the lock, the next one is woken in its place.
--
-- KEYS   the key's lock, its waiters
-- ARGV   [1] who waited  [2] 1 if it goes without the lock
-- reply  1 it was still queued | 0 it was woken before

if redis.call('ZREM', KEYS[2], ARGV[1]) == 1 then
  return 1
end
if ARGV[2] == '1' and redis.call('EXISTS', KEYS[1]) == 0 then
  local next = redis.call('ZPOPMIN', KEYS[2])
  while next[1] and redis.call('PUBLISH', 'lock-wake:' .. string.match(next[1], '^[^-]*'), next[1]) == 0 do
    next = redis.call('ZPOPMIN', KEYS[2])
  end
end
return 0
