-- Says that rows have changed: leaves a tombstone of the new version and voids the lease. Idempotent and commutative.
--
-- KEYS   for each key: its entry, its lease
-- ARGV   for each key: the version that the row has now, how long its tombstone lasts in ms
-- reply  for each key: 1 invalidated | 0 the same or a newer version was known already
--
-- Entries as in get-or-lease.lua. Where the version is known already, a lease was granted after that, so that its load sees
-- the version: it stays. The near caches are told in any case: what they keep may be older than what is known here.
-- A node without room for a tombstone at least forgets the entry; the voided lease has to do then.

local replies, outdated = {}, {}
for i = 1, #KEYS, 2 do
  local version, millis = ARGV[i], ARGV[i + 1]
  outdated[#outdated + 1] = version .. ' ' .. #KEYS[i] .. ':' .. KEYS[i]
  local header = redis.pcall('GETRANGE', KEYS[i], 0, 31)
  local known = type(header) == 'string' and tonumber(string.match(header, '^[VAT] (%-?%d+)[ \n]'))
  if not versions then
    redis.call('DEL', KEYS[i], KEYS[i + 1])
    replies[#replies + 1] = 1
  elseif known and known >= tonumber(version) then
    replies[#replies + 1] = 0
  else
    local stored = redis.pcall('SET', KEYS[i], 'T ' .. version .. '\n', 'PX', millis)
    if stored.err then
      redis.call('DEL', KEYS[i])
    end
    redis.call('DEL', KEYS[i + 1])
    replies[#replies + 1] = 1
  end
end
redis.call('PUBLISH', 'carousel/outdated', table.concat(outdated))
return replies
