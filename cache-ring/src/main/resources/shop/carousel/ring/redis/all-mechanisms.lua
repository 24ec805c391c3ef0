-- Stands before every script on entries: what keeps old values out, and whether it is at work. See Mechanisms.
local versions, leases, epochs = true, true, true
