-- Takes all locks or none.
--
-- KEYS   for each key: its lock, its fence
-- ARGV   [1] the owner's token  [2] how long the locks last, ms  [3] how long fences are remembered, ms
-- reply  {1, a fencing token for each key} taken | {0, ms until the last of those in the way runs out}
--
-- A fencing token is max(last + 1, this node's clock in microseconds): it rises while the fence is remembered whatever the clock does, and
-- while the clock rises whatever is forgotten.

local left = -1
for i = 1, #KEYS, 2 do
  if redis.call('EXISTS', KEYS[i]) == 1 then
    left = math.max(left, redis.call('PTTL', KEYS[i]))
  end
end
if left >= 0 then
  return {0, left}
end

local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local reply = {1}
for i = 1, #KEYS, 2 do
  local last = tonumber(redis.call('GET', KEYS[i + 1]) or 0)
  local fence = math.max(last + 1, now)
  redis.call('SET', KEYS[i], ARGV[1], 'PX', ARGV[2])
  redis.call('SET', KEYS[i + 1], string.format('%.0f', fence), 'PX', ARGV[3])
  reply[#reply + 1] = fence
end
return reply
