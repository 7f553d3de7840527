import { afterAll, beforeAll, expect, test } from "vitest";
import { makeBusiness } from "@/__tests__/support/make-business";
import { mondayMorning, openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { readContent } from "@/lib/domain/receptionist/receptionist-content";
import { rehearseContent } from "@/lib/receptionist/rehearsal/rehearse-content";
import { insertBusiness } from "@/scripts/seed/insert-business";
import { sampleBusinesses } from "@/scripts/seed/sample-businesses";

let bench: TestContainer;

beforeAll(async () => {
  bench = await openTestContainer();
});
afterAll(() => bench.close());

const context = () => ({
  ...bench.container.ports,
  now: mondayMorning,
  requestId: "rehearsal",
  causeId: null,
  actor: { kind: "system" as const, id: "rehearsal" },
});

test.each(sampleBusinesses.map((sample) => [sample.name, sample] as const))(
  "%s passes the gate as it is",
  async (_name, sample) => {
    const { ownerId } = await makeBusiness(bench.database.admin);
    const businessId = await insertBusiness(bench.database.admin, sample, ownerId);
    const heard: number[] = [];

    const report = await rehearseContent(context(), {
      businessId,
      content: readContent({}),
      onProgress: async (done) => void heard.push(done),
    });

    expect(report.failures.map(({ scenarioId, reason }) => `${scenarioId}: ${reason}`)).toEqual([]);
    expect(report.total).toBeGreaterThan(60);
    expect(heard.at(-1)).toBe(report.total);
  },
  60_000,
);
