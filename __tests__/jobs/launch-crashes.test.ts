import { afterAll, beforeAll, expect, test } from "vitest";
import { type Launching, openLaunching } from "@/__tests__/support/launching";
import { listFaultTargets } from "@/lib/fault-points";
import type { Ports } from "@/lib/ports";

let launching: Launching;

beforeAll(async () => {
  launching = await openLaunching();
});
afterAll(() => launching.app.close());

/**
 * Ports of a process that ends before or after one step, the n-th call of a method such as "launches.settle 3": nothing
 * that it does afterwards reaches anything. `seen` lists the steps it came to.
 */
function dyingPorts(ports: Ports, place: string | null, moment: "before" | "after") {
  const seen: string[] = [];
  const times = new Map<string, number>();
  let isDead = false;
  const copies = Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, { ...port }]));
  for (const target of listFaultTargets(ports)) {
    const [portName = "", method = ""] = target.split(".");
    const original = ports[portName as keyof Ports] as unknown as Record<string, (...args: unknown[]) => unknown>;
    (copies[portName] as Record<string, unknown>)[method] = async (...args: unknown[]) => {
      if (isDead) throw new Error("the process is dead");
      const count = (times.get(target) ?? 0) + 1;
      times.set(target, count);
      seen.push(`${target} ${count}`);
      if (`${target} ${count}` !== place) return original[method]?.(...args);
      if (moment === "after") await original[method]?.(...args);
      isDead = true;
      throw new Error("the process is dead");
    };
  }
  return { ports: copies as unknown as Ports, seen, isDead: () => isDead };
}

async function rowsOf(table: string, id: string): Promise<number> {
  const { rowCount } = await launching.app.database.admin.query(`select from public.${table} where business_id = $1`, [
    id,
  ]);
  return rowCount ?? 0;
}

/** Launches a business in a process that ends at a place, and lets another one do the rest. */
async function launchCutOff(place: string | null, moment: "before" | "after") {
  const { id } = await launching.open();
  await launching.start(id);
  const dying = dyingPorts(launching.app.container.ports, place, moment);
  await launching.drain(0, dying.ports).catch(() => undefined);
  for (const seconds of [61, 5, 5]) await launching.drain(seconds);
  return { id, seen: dying.seen, isDead: dying.isDead() };
}

test.each(["before", "after"] as const)(
  "a launch cut off %s any of its steps ends with one of everything",
  { timeout: 240_000 },
  async (moment) => {
    const { numberShop } = launching.app;
    const { seen } = await launchCutOff(null, moment);
    const places = seen.filter((place) => !place.startsWith("jobs.claim"));
    expect(places.length).toBeGreaterThan(40);
    for (const place of places) {
      const { id, isDead } = await launchCutOff(place, moment);

      expect(isDead, place).toBe(true);
      expect(await launching.steps(id), place).toMatchObject({ linking: "done", test_call: "waiting" });
      const bought = [...numberShop.bought.keys()].filter((reference) => reference.includes(id));
      const counts = [bought.length, await rowsOf("phone_numbers", id), await rowsOf("subscriptions", id)];
      expect(counts, place).toEqual([1, 1, 1]);
    }
    expect(numberShop.profiles.size).toBe(numberShop.bought.size);
  },
);
