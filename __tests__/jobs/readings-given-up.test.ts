import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { rowsOf } from "@/__tests__/sql/booking-support";
import { makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { mondayMorning, openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { drainJobs } from "@/lib/jobs/drain";
import type { Ports } from "@/lib/ports";
import { openImport, startImport } from "@/lib/services/customers/import-customers";
import { startWebsiteImport } from "@/lib/services/website/start-website-import";

let app: TestContainer;
let business: TestBusiness;

beforeAll(async () => {
  app = await openTestContainer();
});
beforeEach(async () => {
  app.clock.now = mondayMorning;
  await app.database.admin.query("truncate public.jobs");
  business = await makeBusiness(app.database.admin);
});
afterAll(() => app.close());

const ctx = () => ({
  ...app.container.ports,
  now: app.clock.now,
  requestId: "test",
  causeId: null,
  actor: { kind: "member" as const, id: business.ownerId },
});
const byOwner = () => ({ businessId: business.id, memberId: business.ownerId });

const lines = Array.from({ length: 700 }, (_, index) => `C ${index},+1720${5_550_000 + index}`);

/** What is read, by the work that reads it. */
const readings = {
  async website_imports() {
    await startWebsiteImport(ctx(), { ...byOwner(), address: "https://plumber.example/" });
  },
  async customer_imports() {
    const { importId } = await openImport(ctx(), { ...byOwner(), fileName: "list.csv" });
    app.importFiles.files.set(
      `${business.id}/${importId}.csv`,
      new TextEncoder().encode(`Name,Phone\n${lines.join("\n")}\n`),
    );
    await startImport(ctx(), { ...byOwner(), importId });
  },
};
type Kind = keyof typeof readings;
const kinds: Kind[] = ["website_imports", "customer_imports"];

/** Runs what is due, while every reading throws. */
function drain(error: Error): Promise<number> {
  const read = () => Promise.reject(error);
  const ports: Ports = {
    ...app.container.ports,
    websites: { ...app.container.ports.websites, read },
    importFiles: { ...app.container.ports.importFiles, read },
  };
  return drainJobs(ports, { now: () => app.clock.now, budgetMs: 60_000, concurrency: 1, leaseSeconds: 60 });
}
const stateOf = async (kind: Kind) =>
  (await rowsOf<{ state: string; failure: string | null }>(app, kind, business)).map(({ state }) => state);
const jobs = () => rowsOf<{ state: string }>(app, "jobs", business);

describe.each(kinds)("a reading that dies (%s)", (kind) => {
  test("of a fault in our code has failed at once, in words", async () => {
    await readings[kind]();
    await drain(new TypeError("undefined is not a function"));

    expect(await jobs()).toMatchObject([{ state: "dead" }]);
    expect(await rowsOf(app, kind, business)).toMatchObject([
      { state: "failed", failure: expect.stringMatching(/could not be read.*again/), finished_at: mondayMorning },
    ]);
  });

  test("of something that may pass goes on until its attempts are spent", async () => {
    await readings[kind]();
    await app.database.admin.query("update public.jobs set attempts_max = 2");

    await drain(new Error("away"));
    expect(await stateOf(kind)).not.toEqual(["failed"]);
    app.clock.now = new Date(mondayMorning.getTime() + 3_600_000);
    await drain(new Error("away"));
    expect(await stateOf(kind)).toEqual(["failed"]);
  });

  test("with its process at the last attempt has failed when the lease runs out", async () => {
    await readings[kind]();
    await app.database.admin.query("update public.jobs set attempts_max = 1");
    await app.stores.jobs.claim(1, 60, mondayMorning);
    await app.stores.jobs.claim(1, 60, new Date(mondayMorning.getTime() + 61_000));

    expect(await jobs()).toMatchObject([{ state: "dead" }]);
    expect(await stateOf(kind)).toEqual(["failed"]);
  });

  test("after it had ended changes nothing", async () => {
    await readings[kind]();
    await app.database.admin.query(`update public.${kind} set state = $1`, [
      kind === "website_imports" ? "ready" : "done",
    ]);
    await app.database.admin.query("update public.jobs set attempts_max = 1");
    await app.stores.jobs.claim(1, 60, mondayMorning);
    await app.stores.jobs.claim(1, 60, new Date(mondayMorning.getTime() + 61_000));

    expect(await jobs()).toMatchObject([{ state: "dead" }]);
    expect(await stateOf(kind)).not.toEqual(["failed"]);
  });
});

test("a list that was given up is not written any further by a process that still reads it", async () => {
  await readings.customer_imports();
  let parts = 0;
  const { imports } = app.container.ports;
  const ports: Ports = {
    ...app.container.ports,
    imports: {
      ...imports,
      async write(part) {
        parts += 1;
        if (parts === 2) await imports.fail(part.businessId, part.importId, "given up", mondayMorning);
        if (parts > 3) throw new Error("it never ends");
        return imports.write(part);
      },
    },
  };
  await drainJobs(ports, { now: () => app.clock.now, budgetMs: 60_000, concurrency: 1, leaseSeconds: 60 });

  expect(await jobs()).toMatchObject([{ state: "done", result: "failed" }]);
  expect(await rowsOf(app, "customer_imports", business)).toMatchObject([{ failure: "given up", created_count: 500 }]);
});
