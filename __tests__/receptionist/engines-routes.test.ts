import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type EngineBench, openEngineBench } from "@/__tests__/receptionist/engines-bench";
import { watchProviders } from "@/lib/services/calls/engine-watch-providers";

let bench: EngineBench;

beforeAll(async () => {
  bench = await openEngineBench();
});
afterAll(() => bench.close());

const ctx = () => ({
  ...bench.container.ports,
  now: bench.clock.now,
  requestId: "test",
  causeId: null,
  actor: { kind: "system" as const, id: "test" },
});

async function check(isUp: boolean): Promise<Record<string, string>> {
  bench.up.retell = isUp;
  bench.clock.now = new Date(bench.clock.now.getTime() + 60_000);
  const changes = await watchProviders(ctx());
  await bench.container.drain();
  return changes;
}

describe("the numbers of a business", () => {
  test("ring at the fallback while Retell is down, and at Retell again afterwards", async () => {
    const ours = await bench.business({ engine: "retell", fallback: "telnyx" });
    const taped = await bench.business({ engine: "retell", fallback: "voicemail" });
    const own = await bench.business({ engine: "telnyx" });
    const where = () => [ours, taped, own].map(({ number }) => bench.carrier.routes.get(number));

    const changes = [await check(true), await check(false)];
    const before = where();
    changes.push(await check(false));
    const during = where();
    changes.push(await check(false), await check(true), await check(true), await check(true));
    const after = where();

    expect(changes).toEqual([{}, {}, { retell: "down" }, {}, {}, {}, { retell: "up" }]);
    expect(before).toEqual([undefined, undefined, undefined]);
    expect(during).toEqual(["telnyx", "telnyx", undefined]);
    expect(after).toEqual(["retell", "retell", undefined]);
    const { rows } = await bench.database.admin.query(
      "select kind, key from public.incidents where kind = 'engine_down'",
    );
    expect(rows).toEqual([{ kind: "engine_down", key: "retell" }]);
  });

  test("stay at the fallback as long as staff say so, whatever the checks say", async () => {
    const ours = await bench.business({ engine: "retell", fallback: "telnyx" });
    const { engines } = bench.container.ports;

    const down = await engines.noteProvider("retell", { isForcedDown: true }, bench.clock.now);
    await bench.container.drain();
    await check(true);
    const during = bench.carrier.routes.get(ours.number);
    bench.clock.now = new Date(bench.clock.now.getTime() + 60_000);
    const up = await engines.noteProvider("retell", { isForcedDown: false }, bench.clock.now);
    await bench.container.drain();

    expect([down, during, up, bench.carrier.routes.get(ours.number)]).toEqual(["down", "telnyx", "up", "retell"]);
  });
});
