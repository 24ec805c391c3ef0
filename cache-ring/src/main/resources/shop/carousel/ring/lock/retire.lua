-- Tells a node that has left the lock ring which epoch holds now. From then on it grants and renews nothing for an
-- earlier one; what it granted before runs out while it settles.
--
-- KEYS   [1] the home mark, a hash: epoch, run  [2] the settling mark
-- ARGV   [1] the epoch of the lock ring  [2] how long settling takes, ms
-- reply  0 or more: ms until everything has run out | less than 0: the higher epoch that this node has seen, negated

local epoch = tonumber(redis.call('HGET', KEYS[1], 'epoch'))
if epoch and epoch > tonumber(ARGV[1]) then
  return -epoch
end
if epoch ~= tonumber(ARGV[1]) then
  redis.call('HSET', KEYS[1], 'epoch', ARGV[1])
  redis.call('SET', KEYS[2], '1', 'PX', ARGV[2])
end
return math.max(0, redis.call('PTTL', KEYS[2]))
