-- Stands before every script on entries: refuses a caller whose view of the ring is older than the newest that was spoken of
-- on this node, and remembers a newer one.
--
-- KEYS   [last] what the node knows of the ring, "<epoch> <run> <incarnation>"; taken off here
-- ARGV   [last] the caller's epoch; taken off here
-- reply  the error "EPOCH <the node's>" | the script's own reply
--
-- A node that knows nothing of the ring is empty of it: what it holds from now on belongs to this run of the server, see life.lua.

local ring, epoch = table.remove(KEYS), table.remove(ARGV)
local seen, life = string.match(redis.call('GET', ring) or '', '^(%d+) (.+)$')
if not seen or tonumber(seen) < tonumber(epoch) then
  life = life or string.match(redis.call('INFO', 'server'), 'run_id:(%w+)') .. ' -'
  redis.call('SET', ring, epoch .. ' ' .. life)
elseif tonumber(seen) > tonumber(epoch) then
  return redis.error_reply('EPOCH ' .. seen)
end
