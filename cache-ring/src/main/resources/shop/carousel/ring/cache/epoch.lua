-- Stands before every script on entries: refuses a caller whose view of the ring is older than the newest that was spoken of
-- on this node, and remembers a newer one.
--
-- KEYS   [last] the newest epoch that was spoken of on this node; taken off here
-- ARGV   [last] the caller's epoch; taken off here
-- reply  the error "EPOCH <the node's>" | the script's own reply

local known, epoch = table.remove(KEYS), table.remove(ARGV)
local seen = redis.call('GET', known)
if not seen or tonumber(seen) < tonumber(epoch) then
  redis.call('SET', known, epoch)
elseif tonumber(seen) > tonumber(epoch) then
  return redis.error_reply('EPOCH ' .. seen)
end
