-- 64 KiB from random places of the recording whose size is given after "--".
local size = 0

function init(args)
  size = tonumber(args[1])
  math.randomseed(20261124)
end

function request()
  local first = math.random(0, size - 65536)
  wrk.headers["Range"] = "bytes=" .. first .. "-" .. (first + 65535)
  return wrk.format("GET")
end
