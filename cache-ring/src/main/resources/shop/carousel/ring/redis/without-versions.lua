-- In the place of all-mechanisms.lua, for a checker that has to see what happens.
local versions, leases, epochs = false, true, true
