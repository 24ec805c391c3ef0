-- Takes all locks or none.
--
-- KEYS   [1] this node's home mark  [2] its settling mark, then for each key: its lock, its fence, its waiters
-- ARGV   [1] the epoch of the lock ring  [2] how long settling takes, ms  [3] the owner's token  [4] how long the locks last, ms
--        [5] how long fences are remembered, ms  [6] who waits, or empty  [7] for how long already, µs
-- reply  {1, a fencing token for each key} taken | {0, ms until the first in the way runs out, its number} |
--        {-1, ms until this node grants} | {-2, the higher epoch that this node has seen}
--
-- The home mark is a hash (epoch, run), as settle.lua leaves it. A node that was flushed has lost it, and with it the knowledge of who
-- holds what: it settles anew. A fencing token is max(last + 1, this node's clock in µs): it rises while the fence is remembered
-- whatever the clock does, and while the clock rises whatever is forgotten. Waiters are a sorted set by the time at which they came.

local WAITERS_KEPT = 1200000

local epoch = tonumber(redis.call('HGET', KEYS[1], 'epoch'))
if epoch and epoch > tonumber(ARGV[1]) then
  return {-2, epoch}
end
if not epoch or epoch < tonumber(ARGV[1]) then
  local run = string.match(redis.call('INFO', 'server'), 'run_id:(%w+)')
  redis.call('HSET', KEYS[1], 'epoch', ARGV[1], 'run', run)
  redis.call('SET', KEYS[2], '1', 'PX', ARGV[2])
end
local settling = redis.call('PTTL', KEYS[2])
if settling > 0 then
  return {-1, settling}
end

local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])

local blocked
for i = 3, #KEYS, 3 do
  if redis.call('EXISTS', KEYS[i]) == 1 then
    blocked = i
    break
  end
end

local function wake(waiters)
  local next = redis.call('ZPOPMIN', waiters)
  while next[1] do
    if redis.call('PUBLISH', 'lock-wake:' .. string.match(next[1], '^[^-]*'), next[1]) > 0 then
      return
    end
    next = redis.call('ZPOPMIN', waiters)
  end
end

if blocked then
  if ARGV[6] ~= '' then
    redis.call('ZADD', KEYS[blocked + 2], 'NX', string.format('%.0f', now - tonumber(ARGV[7])), ARGV[6])
    redis.call('PEXPIRE', KEYS[blocked + 2], WAITERS_KEPT)
    -- Whoever was woken for a key and cannot use it passes it on.
    for i = 3, #KEYS, 3 do
      if i ~= blocked and redis.call('EXISTS', KEYS[i + 2]) == 1 and redis.call('EXISTS', KEYS[i]) == 0 then
        wake(KEYS[i + 2])
      end
    end
  end
  return {0, redis.call('PTTL', KEYS[blocked]), (blocked - 3) / 3}
end

local reply = {1}
for i = 3, #KEYS, 3 do
  local last = tonumber(redis.call('GET', KEYS[i + 1]) or 0)
  local fence = math.max(last + 1, now)
  redis.call('SET', KEYS[i], ARGV[3], 'PX', ARGV[4])
  redis.call('SET', KEYS[i + 1], string.format('%.0f', fence), 'PX', ARGV[5])
  reply[#reply + 1] = fence
end
return reply
