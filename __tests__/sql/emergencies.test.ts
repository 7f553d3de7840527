import { afterAll, beforeAll, expect, test } from "vitest";
import { makeBusiness } from "@/__tests__/support/make-business";
import { openTestStores, type TestStores } from "@/__tests__/support/test-stores";
import { mondayMorning } from "@/__tests__/support/world";
import type { NewEmergency } from "@/lib/ports/emergencies";

let app: TestStores;

beforeAll(async () => {
  app = await openTestStores();
});
afterAll(() => app.close());

const later = (seconds: number) => new Date(mondayMorning.getTime() + seconds * 1_000);

function reportOf(businessId: string, changes: Partial<NewEmergency> = {}): NewEmergency {
  return {
    businessId,
    callId: null,
    conversationId: null,
    kind: "water",
    isLifeThreat: false,
    isDrill: false,
    words: "Water is gushing",
    customerNumber: "+17205550111",
    customerName: null,
    address: null,
    title: "title",
    body: "body",
    actor: { kind: "caller", id: "+17205550111" },
    now: mondayMorning,
    ...changes,
  };
}

async function withLadder(...phones: string[]) {
  const business = await makeBusiness(app.database.admin);
  for (const [index, phone] of phones.entries()) {
    await app.database.admin.query(
      `insert into public.escalation_targets (business_id, purpose, position, name, phone)
       values ($1, 'emergency', $2, 'Person', $3)`,
      [business.id, index + 1, phone],
    );
  }
  return business;
}

const stateOf = async (id: string) =>
  (await app.database.admin.query("select * from public.emergencies where id = $1", [id])).rows[0];

test("twelve reports of one number at once open one emergency with one job", async () => {
  const business = await withLadder("+13035550171");

  const reports = await Promise.all(
    Array.from({ length: 12 }, () => app.stores.emergencies.open(reportOf(business.id))),
  );

  expect(new Set(reports.map(({ emergencyId }) => emergencyId)).size).toBe(1);
  expect(reports.filter(({ outcome }) => outcome === "opened")).toHaveLength(1);
  const jobs = await app.database.admin.query("select key from public.jobs where business_id = $1 and kind = $2", [
    business.id,
    "alert_on_call",
  ]);
  expect(jobs.rows).toHaveLength(1);
});

test("a caller whom nobody called back, although somebody had taken it, opens a new one", async () => {
  const business = await withLadder("+13035550171");
  const { emergencyId } = await app.stores.emergencies.open(reportOf(business.id));
  const step = { businessId: business.id, emergencyId, step: 0, waitSeconds: 90, now: mondayMorning };
  await app.stores.emergencies.startStep(step);
  await app.stores.emergencies.acknowledgeByText({
    webhookEventId: business.id,
    providerMessageId: "yes",
    fromNumber: "+13035550171",
    toNumber: business.number,
    body: "1",
    now: later(10),
  });

  const second = await app.stores.emergencies.open(reportOf(business.id, { now: later(1_200) }));

  expect(second.outcome).toBe("opened");
  expect(second.emergencyId).not.toBe(emergencyId);
});

test("reports whose numbers are withheld are not taken for one", async () => {
  const business = await withLadder("+13035550171");

  const reports = await Promise.all(
    [1, 2].map(() => app.stores.emergencies.open(reportOf(business.id, { customerNumber: null }))),
  );

  expect(reports.map(({ outcome }) => outcome)).toEqual(["opened", "opened"]);
});

test("of many who say yes at once one has it", async () => {
  const phones = ["+13035550171", "+13035550172", "+13035550173", "+13035550174"];
  const business = await withLadder(...phones);
  const { emergencyId } = await app.stores.emergencies.open(reportOf(business.id));
  for (const index of phones.keys()) {
    const step = { businessId: business.id, emergencyId, step: index, waitSeconds: 90, now: later(index * 90) };
    await app.stores.emergencies.startStep(step);
  }

  const answers = await Promise.all(
    phones.map((fromNumber) =>
      app.stores.emergencies.acknowledgeByText({
        webhookEventId: business.id,
        providerMessageId: `yes ${fromNumber}`,
        fromNumber,
        toNumber: business.number,
        body: "ok",
        now: later(300),
      }),
    ),
  );

  expect(answers.sort()).toEqual(["taken", "too_late", "too_late", "too_late"]);
});

test("a change of the ladder in the middle of an emergency counts from the next one on", async () => {
  const business = await withLadder("+13035550171", "+13035550172");
  const { emergencyId } = await app.stores.emergencies.open(reportOf(business.id));
  await app.database.admin.query("delete from public.escalation_targets where business_id = $1", [business.id]);

  const steps = [];
  for (const step of [0, 1]) {
    const request = { businessId: business.id, emergencyId, step, waitSeconds: 90, now: later(step * 90) };
    steps.push(await app.stores.emergencies.startStep(request));
  }

  expect(steps).toMatchObject([{ person: { phone: "+13035550171" } }, { person: { phone: "+13035550172" } }]);
});

test.each([
  ["another wording", "update public.emergencies set words = 'nothing happened' where id = $1"],
  ["another kind", "update public.emergencies set kind = 'gas' where id = $1"],
  ["a drill of it", "update public.emergencies set is_drill = true where id = $1"],
  ["an open one again", "update public.emergencies set state = 'open' where id = $1"],
])("what was reported never becomes %s", async (_what, statement) => {
  const business = await withLadder("+13035550171");
  const { emergencyId } = await app.stores.emergencies.open(reportOf(business.id));
  await app.stores.emergencies.close(business.id, emergencyId, { kind: "member", id: business.ownerId }, later(5));

  await expect(app.database.admin.query(statement, [emergencyId])).rejects.toThrow();
  expect(await stateOf(emergencyId)).toMatchObject({ state: "closed", words: "Water is gushing", kind: "water" });
});

test("a business is found by nobody else's emergency id", async () => {
  const [mine, theirs] = [await withLadder("+13035550171"), await withLadder("+13035550172")];
  const { emergencyId } = await app.stores.emergencies.open(reportOf(theirs.id));

  const request = { businessId: mine.id, emergencyId, step: 0, waitSeconds: 90, now: mondayMorning };
  expect(await app.stores.emergencies.startStep(request)).toEqual({ outcome: "gone" });
  expect(await app.stores.emergencies.load(mine.id, emergencyId)).toBeNull();
});
