-- Says whether a node can be used in an incarnation: not when it has come up again with what it held before, in the same one. It may
-- have missed what was said meanwhile.
--
-- KEYS   [1] what the node knows of the ring, "<epoch> <run> <incarnation>", see epoch.lua; 0 and - stand for what is not known
-- ARGV   [1] the id of the server's run  [2] the incarnation
-- reply  1 it can | 0 another incarnation has to begin
--
-- A node that came up empty knows nothing of the ring. One that was emptied while it was in use knows no incarnation: should it have come up
-- again since, the one that it is asked for is the one to end.

local known = redis.call('GET', KEYS[1])
local epoch, run, incarnation = string.match(known or '0 - -', '^(%d+) (%S+) (%S+)$')
incarnation = tonumber(incarnation)
local later = incarnation and incarnation < tonumber(ARGV[2])
local usable = later or run == ARGV[1] or not known
if later or not incarnation then
  incarnation = ARGV[2]
end
redis.call('SET', KEYS[1], epoch .. ' ' .. (usable and ARGV[1] or run) .. ' ' .. incarnation)
return usable and 1 or 0
