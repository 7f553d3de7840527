import { randomUUID } from "node:crypto";
import RedisMock from "ioredis-mock";
import { type RedisRunner, toPlain } from "./redis-runner";

// From which argument on a command takes option words. The mock knows them in capitals only and
// ignores the rest without a word: `set k v nx` would grant every lock.
const optionsFrom: Record<string, number> = {
  set: 2,
  getex: 1,
  expire: 2,
  pexpire: 2,
  expireat: 2,
  zadd: 1,
  zrange: 3,
  zrangebyscore: 3,
  zrevrangebyscore: 3,
  zrevrange: 3,
  scan: 1,
  hscan: 2,
  sscan: 2,
  zscan: 2,
  lpos: 2,
  linsert: 1,
  xadd: 1,
};
const optionWord =
  /^(nx|xx|ex|px|exat|pxat|keepttl|get|gt|lt|ch|incr|withscores|byscore|bylex|rev|limit|match|count|type|before|after|maxlen|persist)$/i;

// The mock hands its scripts JavaScript arrays and nulls; Redis hands them tables and false.
const luaPrelude = `local original_call = redis.call
local function convert(value, base)
  if type(value) ~= 'userdata' then if value == nil then return false end return value end
  local text = tostring(value)
  if text == 'null' or text == 'undefined' then return false end
  local list = {}
  for i = 1, #value do list[i] = convert(value[i - 1 + base], 0) end
  return list
end
redis.call = function(...) return convert(original_call(...), 1) end
`;

function inCapitals(name: string, args: string[]): string[] {
  const from = optionsFrom[name];
  if (from === undefined) return args;
  return args.map((arg, index) => (index >= from && optionWord.test(arg) ? arg.toUpperCase() : arg));
}

/** Redis inside this process, gone with it. */
export function memoryRedis(): RedisRunner {
  // Instances of the mock share everything with those of the same host name; nobody connects to it.
  const redis = new RedisMock({ host: randomUUID() });
  return {
    async call(name, args) {
      const command: unknown = Reflect.get(redis, name);
      if (typeof command !== "function") throw new Error(`ERR unknown command '${name}'`);
      const result: unknown = await command.apply(redis, inCapitals(name, args));
      if (Number.isNaN(result)) throw new Error("ERR value is not an integer or out of range");
      return toPlain(result);
    },
    async evaluate(script, args) {
      return toPlain(await redis.eval(luaPrelude + script, ...(args as [string, ...string[]])));
    },
    close: () => redis.disconnect(),
  };
}
