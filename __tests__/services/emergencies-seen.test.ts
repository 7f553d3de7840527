import { afterAll, beforeAll, expect, test } from "vitest";
import type { TestBusiness } from "@/__tests__/support/make-business";
import { ana, ben, type OnCall, openOnCall } from "@/__tests__/support/on-call";
import { closeEmergency } from "@/lib/services/emergencies/close-emergency";
import { startDrill } from "@/lib/services/emergencies/start-drill";

let onCall: OnCall;

beforeAll(async () => {
  onCall = await openOnCall();
});
afterAll(() => onCall.app.close());

const reads = () => onCall.app.container.memberReads;
const scopeOf = (business: TestBusiness, sub = business.ownerId) => ({
  claims: { sub, role: "authenticated" },
  businessId: business.id,
});
const ctx = (business: TestBusiness) => ({
  ...onCall.app.container.ports,
  now: onCall.app.clock.now,
  requestId: "test",
  causeId: null,
  actor: { kind: "member" as const, id: business.ownerId },
});
const current = (business: TestBusiness) => reads().listCurrentEmergencies(scopeOf(business), onCall.app.clock.now);

test("members see each step of the ladder, who took it, and nothing of another business", async () => {
  const business = await onCall.open();
  const stranger = await onCall.open();
  const report = await onCall.report(business);
  await onCall.wait(1);

  expect(await current(business)).toMatchObject([
    { kind: "water", state: "open", customerNumber: "+17205550111", takenBy: null, people: 2 },
  ]);
  await onCall.wait(90);
  await onCall.text(business, "1", { from: ben.phone });

  const [seen] = await current(business);
  expect(seen).toMatchObject({ state: "acknowledged", takenBy: ben.name });
  expect(seen?.steps).toMatchObject([
    { step: 0, name: ana.name, phone: ana.phone, text: { state: expect.any(String) } },
    { step: 1, name: ben.name, phone: ben.phone },
  ]);
  expect(await reads().listCurrentEmergencies(scopeOf(business, stranger.ownerId), onCall.app.clock.now)).toEqual([]);
  expect("emergencyId" in report).toBe(true);
});

test("one that nobody has is shown first, however many newer ones were taken", async () => {
  const business = await onCall.open();
  await onCall.report(business);
  await onCall.app.database.admin.query(
    `insert into public.emergencies (business_id, customer_number, kind, is_life_threat, words, is_drill, ladder,
       opened_at, state, acknowledged_name, acknowledged_at)
     select $1, '+1720555020' || n, 'water', false, 'Water', false, '[]', $2::timestamptz + n * interval '1 minute',
       'acknowledged', 'Ana', $2 from generate_series(1, 6) as n`,
    [business.id, onCall.app.clock.now],
  );

  const states = (await current(business)).map(({ state }) => state);

  expect(states).toEqual(["open", ...Array(5).fill("acknowledged")]);
});

test("one that is closed leaves the first page and stays in the list", async () => {
  const business = await onCall.open();
  const report = await onCall.report(business);
  const emergencyId = "emergencyId" in report ? report.emergencyId : "";

  const actor = { kind: "member", id: business.ownerId } as const;
  await closeEmergency(ctx(business), { businessId: business.id, emergencyId, actor });

  expect(await current(business)).toEqual([]);
  const { rows } = await reads().listEmergencies(scopeOf(business), { cursor: null, limit: 10 });
  expect(rows).toMatchObject([{ id: emergencyId, state: "closed", isDrill: false }]);
});

test("a drill is in the list and not on the first page, and older ones come by cursor", async () => {
  const business = await onCall.open();
  for (let count = 0; count < 3; count++) {
    const drill = await startDrill(ctx(business), {
      businessId: business.id,
      actor: { kind: "member", id: business.ownerId },
    });
    await onCall.wait(1);
    const emergencyId = "emergencyId" in drill ? drill.emergencyId : "";
    await closeEmergency(ctx(business), {
      businessId: business.id,
      emergencyId,
      actor: { kind: "member", id: business.ownerId },
    });
    await onCall.wait(60);
  }

  expect(await current(business)).toEqual([]);
  const first = await reads().listEmergencies(scopeOf(business), { cursor: null, limit: 2 });
  const second = await reads().listEmergencies(scopeOf(business), { cursor: first.nextCursor, limit: 2 });
  expect([...first.rows, ...second.rows].map(({ isDrill }) => isDrill)).toEqual([true, true, true]);
  expect(second.nextCursor).toBeNull();
  expect(first.rows[0]?.steps).toMatchObject([{ name: ana.name }]);
});
