import { afterAll, beforeAll, expect, test } from "vitest";
import { type Launching, openLaunching } from "@/__tests__/support/launching";
import { listFaultTargets } from "@/lib/fault-points";
import type { Ports } from "@/lib/ports";

let launching: Launching;

beforeAll(async () => {
  launching = await openLaunching();
});
afterAll(() => launching.app.close());

/** Ports of a process that ends before or after its n-th step: nothing it does afterwards reaches anything. */
function dyingPorts(
  ports: Ports,
  steps: number,
  moment: "before" | "after",
): { ports: Ports; diedAt(): string | null } {
  let left = steps;
  let died: string | null = null;
  const copies = Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, { ...port }]));
  for (const target of listFaultTargets(ports)) {
    const [portName = "", method = ""] = target.split(".");
    const original = ports[portName as keyof Ports] as unknown as Record<string, (...args: unknown[]) => unknown>;
    (copies[portName] as Record<string, unknown>)[method] = async (...args: unknown[]) => {
      if (died) throw new Error("the process is dead");
      left -= 1;
      if (left > 0) return original[method]?.(...args);
      if (moment === "after") await original[method]?.(...args);
      died = target;
      throw new Error("the process is dead");
    };
  }
  return { ports: copies as unknown as Ports, diedAt: () => died };
}

async function rowsOf(table: string, id: string): Promise<number> {
  const { rowCount } = await launching.app.database.admin.query(`select from public.${table} where business_id = $1`, [
    id,
  ]);
  return rowCount ?? 0;
}

test.each(["before", "after"] as const)(
  "a launch cut off %s any of its steps ends with one of everything",
  { timeout: 240_000 },
  async (moment) => {
    const { app } = launching;
    const places: string[] = [];
    for (let steps = 1; ; steps += 1) {
      const { id } = await launching.open();
      await launching.start(id);
      const dying = dyingPorts(app.container.ports, steps, moment);
      await launching.drain(0, dying.ports).catch(() => undefined);
      const place = dying.diedAt();
      if (place) places.push(place);
      for (const seconds of [61, 5, 5]) await launching.drain(seconds);

      const state = await launching.steps(id);
      expect(state, `cut off ${moment} ${place}`).toMatchObject({ linking: "done", test_call: "waiting" });
      const bought = [...app.numberShop.bought.keys()].filter((reference) => reference.includes(id));
      const counts = [bought.length, await rowsOf("phone_numbers", id), await rowsOf("subscriptions", id)];
      expect(counts, `cut off ${moment} ${place}`).toEqual([1, 1, 1]);
      if (!place) break;
    }

    expect(new Set(places)).toContain("numberShop.order");
    expect(new Set(places)).toContain("launches.settle");
    expect(new Set(places)).toContain("voice.publishAgent");
    expect(places.length).toBeGreaterThan(30);
    expect(app.numberShop.profiles.size).toBe(app.numberShop.bought.size);
  },
);
