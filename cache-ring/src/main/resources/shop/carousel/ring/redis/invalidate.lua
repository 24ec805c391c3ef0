-- Says that rows have changed: leaves a tombstone of the new version and voids the lease. Or says that there is no such
-- row any more, of which nobody knows the last version: takes the value away and voids the lease. Idempotent and
-- commutative.
--
-- KEYS   for each key: its entry, its lease
-- ARGV   for each key: the version that the row has now, "gone", or "<version> gone" for both; how long a tombstone
--        lasts, ms
-- reply  for each key: 1 invalidated | 0 the same or a newer version was known already
--
-- Entries as in get-or-lease.lua. Where the version is known already, a lease was granted after that, so that its load sees
-- the version: it stays. The near caches are told in any case: what they keep may be older than what is known here.
-- A node without room for a tombstone at least forgets the entry; the voided lease has to do then.
-- What says already that there is no row, or refuses older ones, stays when the row is gone.

local ALL_VERSIONS = '9223372036854775807'

local function vanish(entry, lease)
  local kind = redis.pcall('GETRANGE', entry, 0, 1)
  local taken = 0
  if kind ~= 'A ' and kind ~= 'T ' then
    taken = redis.call('DEL', entry)
  end
  return taken + redis.call('DEL', lease) > 0
end

local replies, outdated = {}, {}
for i = 1, #KEYS, 2 do
  local version, millis = string.match(ARGV[i], '^%d+'), ARGV[i + 1]
  local gone = string.find(ARGV[i], 'gone', 1, true)
  outdated[#outdated + 1] = (gone and ALL_VERSIONS or version) .. ' ' .. #KEYS[i] .. ':' .. KEYS[i]
  local header = redis.pcall('GETRANGE', KEYS[i], 0, 31)
  local known = type(header) == 'string' and tonumber(string.match(header, '^[VAT] (%-?%d+)[ \n]'))
  if not version or known and known >= tonumber(version) then
    replies[#replies + 1] = gone and vanish(KEYS[i], KEYS[i + 1]) and 1 or 0
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
