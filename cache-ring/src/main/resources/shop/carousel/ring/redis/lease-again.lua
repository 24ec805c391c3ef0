-- Grants the right to fill entries that are there, to load them again. Entries stay readable meanwhile.
--
-- KEYS   for each key: its entry, its lease
-- ARGV   [1] the caller's token  [2] how long a lease lasts, ms  then for each key: its header, as the reader saw it
-- reply  for each key: 1 leased to the caller | 0 it is another one by now, or leased to somebody else

local replies = {}
for i = 1, #KEYS, 2 do
  local header = ARGV[2 + (i + 1) / 2]
  local same = redis.pcall('GETRANGE', KEYS[i], 0, #header - 1) == header
  if same and redis.call('SET', KEYS[i + 1], ARGV[1], 'NX', 'PX', ARGV[2]) then
    replies[#replies + 1] = 1
  else
    replies[#replies + 1] = 0
  end
end
return replies
