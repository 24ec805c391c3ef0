-- Prolongs locks that are still the owner's: all of them or none.
--
-- KEYS   [1] this node's home mark, then the locks
-- ARGV   [1] the epoch of the lock ring  [2] the owner's token  [3] how long the locks last from now, ms
-- reply  1 all prolonged | 0 one of them is not the owner's any more, or the node has forgotten its epoch |
--        less than 0: the higher epoch that this node has seen, negated

local epoch = tonumber(redis.call('HGET', KEYS[1], 'epoch'))
if epoch and epoch > tonumber(ARGV[1]) then
  return -epoch
end
if epoch ~= tonumber(ARGV[1]) then
  return 0
end
for i = 2, #KEYS do
  if redis.call('GET', KEYS[i]) ~= ARGV[2] then
    return 0
  end
end
for i = 2, #KEYS do
  redis.call('PEXPIRE', KEYS[i], ARGV[3])
end
return 1
