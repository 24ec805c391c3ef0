-- Removes an entry that a reader could not decode, if it is still the same one.
--
-- KEYS   [1] the entry
-- ARGV   [1] its first bytes, as the reader saw them
-- reply  1 removed | 0 it is another one by now

local seen = redis.call('GETRANGE', KEYS[1], 0, #ARGV[1] - 1)
if #ARGV[1] > 0 and seen == ARGV[1] then
  return redis.call('DEL', KEYS[1])
end
return 0
