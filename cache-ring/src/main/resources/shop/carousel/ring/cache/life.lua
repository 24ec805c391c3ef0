-- Says whether a node can be used in an incarnation: not when it has come up again with what it held before, in the same one. It may
-- have missed what was said meanwhile.
--
-- KEYS   [1] what the node knows of the ring, a hash: epoch (see epoch.lua), run and incarnation
-- ARGV   [1] the id of the server's run  [2] the incarnation
-- reply  1 it can | 0 another incarnation has to begin
--
-- A node that came up empty knows nothing of the ring. One that was emptied while it was in use knows no incarnation: should it have come up
-- again since, the one that it is asked for is the one to end.

local run, incarnation = unpack(redis.call('HMGET', KEYS[1], 'run', 'incarnation'))
local later = incarnation and tonumber(incarnation) < tonumber(ARGV[2])
if later or run == ARGV[1] or redis.call('EXISTS', KEYS[1]) == 0 then
  if later or not incarnation then
    redis.call('HSET', KEYS[1], 'incarnation', ARGV[2])
  end
  redis.call('HSET', KEYS[1], 'run', ARGV[1])
  return 1
end
if not incarnation then
  redis.call('HSET', KEYS[1], 'incarnation', ARGV[2])
end
return 0
