-- Stores what was loaded under a lease, unless something newer was said meanwhile. The lease ends either way.
--
-- KEYS   for each key: its entry, its lease
-- ARGV   [1] the caller's token, then for each key: the new entry's header, its time to live in ms, its payload
-- reply  for each key: 1 stored | 0 the lease is not the caller's any more | -1 a newer version is known
--
-- Entries as in get-or-lease.lua. Whatever is known admits its own version, so that a value can be loaded again, and newer ones.

local function known(key)
  local header = redis.pcall('GETRANGE', key, 0, 31)
  if type(header) ~= 'string' then
    return nil
  end
  local version = string.match(header, '^[VAT] (%-?%d+)[ \n]')
  return tonumber(version)
end

local replies = {}
for i = 1, #KEYS, 2 do
  local a = 2 + (i - 1) / 2 * 3
  local header, millis, payload = ARGV[a], ARGV[a + 1], ARGV[a + 2]
  local reply = 0
  if redis.call('GET', KEYS[i + 1]) == ARGV[1] then
    redis.call('DEL', KEYS[i + 1])
    local version = tonumber(string.match(header, '^[VA] (%-?%d+)[ \n]'))
    local floor = known(KEYS[i])
    if floor == nil or version >= floor then
      redis.call('SET', KEYS[i], header .. payload, 'PX', millis)
      reply = 1
    else
      reply = -1
    end
  end
  replies[#replies + 1] = reply
end
return replies
