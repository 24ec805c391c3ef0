-- Makes this node a home of locks, before a process first uses it. A node that does not know this run of itself (it is new, was restarted
-- or flushed) or this epoch may have forgotten who holds what, or may have got keys that are still held elsewhere: it grants nothing
-- until the longest lease has run out.
--
-- KEYS   [1] the home mark, a hash: epoch, run  [2] the settling mark
-- ARGV   [1] the epoch of the lock ring  [2] how long settling takes, ms
-- reply  0 at home | the higher epoch that this node has seen

local run = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)')
local home = redis.call('HMGET', KEYS[1], 'epoch', 'run')
local epoch = tonumber(home[1])
if epoch and epoch > tonumber(ARGV[1]) then
  return epoch
end
if home[2] ~= run or epoch ~= tonumber(ARGV[1]) then
  redis.call('HSET', KEYS[1], 'epoch', ARGV[1], 'run', run)
  redis.call('SET', KEYS[2], '1', 'PX', ARGV[2])
end
return 0
