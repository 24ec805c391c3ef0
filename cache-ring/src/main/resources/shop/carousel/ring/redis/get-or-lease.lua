-- Answers entries, and grants the right to fill to whoever first misses one.
--
-- KEYS   for each key: its entry, its lease
-- ARGV   [1] the caller's token  [2] how long a lease lasts, ms
-- reply  for each key: the entry (bulk) and how long it lasts still, ms (-1 for ever) | 1 leased to the caller | 0
--        leased to somebody else
--
-- An entry is "V <version> …\n<payload>" (a value; see EntryHeader), "A -1 <end>\n" (no such row) or "T <version>\n" (a
-- tombstone: nothing older may be stored). Whatever is none of these counts as missing.
-- Who has the lease is granted it again: a caller that did not hear the answer may ask twice.

local replies = {}
for i = 1, #KEYS, 2 do
  local entry = redis.pcall('GET', KEYS[i])
  if type(entry) == 'table' then
    redis.call('DEL', KEYS[i])
    entry = false
  end
  local kind = entry and string.sub(entry, 1, 2)
  if kind == 'V ' or kind == 'A ' then
    replies[#replies + 1] = {entry, redis.call('PTTL', KEYS[i])}
  elseif redis.call('SET', KEYS[i + 1], ARGV[1], 'NX', 'PX', ARGV[2])
    or redis.call('GET', KEYS[i + 1]) == ARGV[1] then
    replies[#replies + 1] = 1
  else
    replies[#replies + 1] = 0
  end
end
return replies
