-- Stands before every script on entries: refuses a caller whose view of the ring is older than the newest that was spoken of
-- on this node, and remembers a newer one.
--
-- KEYS   [last] what the node knows of the ring, a hash with the field "epoch"; taken off here
-- ARGV   [last] the caller's epoch; taken off here
-- reply  the error "EPOCH <the node's>" | the script's own reply

--
-- A node that knows nothing of the ring is empty of it: what it holds from now on belongs to this run of the server, see life.lua.

local ring, epoch = table.remove(KEYS), table.remove(ARGV)
local seen = redis.call('HGET', ring, 'epoch')
if not seen or tonumber(seen) < tonumber(epoch) then
  if not seen and redis.call('EXISTS', ring) == 0 then
    redis.call('HSET', ring, 'run', string.match(redis.call('INFO', 'server'), 'run_id:(%w+)'))
  end
  redis.call('HSET', ring, 'epoch', epoch)
elseif tonumber(seen) > tonumber(epoch) then
  return redis.error_reply('EPOCH ' .. seen)
end
