import { afterAll, beforeAll, expect, test } from "vitest";
import { makeBusiness, makeUser, type TestBusiness } from "@/__tests__/support/make-business";
import { mondayMorning, openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { openImport, runImport, startImport } from "@/lib/services/customers/import-customers";
import { correctCall, mergeCustomers, saveCallNote, saveCustomer } from "@/lib/services/customers/write-customers";

let app: TestContainer;
let business: TestBusiness;

beforeAll(async () => {
  app = await openTestContainer();
  business = await makeBusiness(app.database.admin);
});
afterAll(() => app.close());

const ctxOf = (memberId = business.ownerId) => ({
  ...app.container.ports,
  now: mondayMorning,
  requestId: "test",
  causeId: null,
  actor: { kind: "member" as const, id: memberId },
});
const scopeOf = (of = business) => ({ claims: { sub: of.ownerId, role: "authenticated" }, businessId: of.id });
const mine = () => ({ businessId: business.id, memberId: business.ownerId });

async function addCustomer(phone: string, name: string | null, of = business): Promise<string> {
  const { rows } = await app.database.admin.query<{ id: string }>(
    "insert into public.customers (business_id, phone, name, last_seen_at) values ($1, $2, $3, $4) returning id",
    [of.id, phone, name, mondayMorning],
  );
  return rows[0]?.id ?? "";
}

async function addCall(number: string, customerId: string | null, summary: string): Promise<string> {
  const { rows } = await app.database.admin.query<{ id: string }>(
    `insert into public.calls (business_id, customer_id, caller_number, status, outcome, started_at, summary)
     values ($1, $2, $3, 'ended', 'answered', $4, $5) returning id`,
    [business.id, customerId, number, mondayMorning, summary],
  );
  return rows[0]?.id ?? "";
}

const load = async (id: string, of = business) => app.container.memberReads.loadCustomer(scopeOf(of), id);
const plain = {
  name: "",
  phone: "",
  email: "",
  address: "",
  zip: "",
  notes: "",
  tags: [],
  isVip: false,
  isBlocked: false,
};
const everyone = { search: null, mark: null, seenSince: null, seenBefore: null };

async function namesOf(filter: object): Promise<(string | null)[]> {
  const page = { cursor: null, limit: 100 };
  const { rows } = await app.container.memberReads.listCustomers(scopeOf(), { ...everyone, ...filter }, page);
  return rows.map(({ name }) => name);
}

test("customers are found by part of a name, by a number however it is typed, and by their marks", async () => {
  const id = await addCustomer("+13035550101", "María Fernández 🌵");
  await addCustomer("+13035550102", "100% Pure_Pools");
  await saveCustomer(ctxOf(), {
    ...mine(),
    customerId: id,
    baseRevision: 1,
    details: { ...plain, name: "María Fernández 🌵", phone: "(303) 555-0101", address: "12 Elm St", isVip: true },
  });

  expect(await namesOf({ search: "fernández" })).toEqual(["María Fernández 🌵"]);
  expect(await namesOf({ search: "(303) 555-0101" })).toEqual(["María Fernández 🌵"]);
  expect(await namesOf({ search: "elm st" })).toEqual(["María Fernández 🌵"]);
  expect(await namesOf({ search: "%" })).toEqual(["100% Pure_Pools"]);
  expect(await namesOf({ mark: "vip" })).toEqual(["María Fernández 🌵"]);
  expect(await namesOf({ mark: "blocked" })).toEqual([]);
});

test("the later of two who edit a customer is told, a taken number is a problem of its field, and viewers change nothing", async () => {
  const id = await addCustomer("+13035550110", "Ada");
  const edit = {
    ...mine(),
    customerId: id,
    baseRevision: 1,
    details: { ...plain, name: "Ada L", phone: "+13035550110" },
  };
  const viewerId = await makeUser(app.database.admin, "viewer-customers@example.com");
  await app.database.admin.query(
    "insert into public.memberships (business_id, user_id, role) values ($1, $2, 'viewer')",
    [business.id, viewerId],
  );

  expect((await saveCustomer(ctxOf(), edit)).outcome).toBe("saved");
  expect((await saveCustomer(ctxOf(), edit)).outcome).toBe("changed_elsewhere");
  expect(
    await saveCustomer(ctxOf(), { ...edit, baseRevision: 2, details: { ...edit.details, phone: "+13035550102" } }),
  ).toMatchObject({ outcome: "invalid", problems: { phone: /another customer/i } });
  await expect(saveCustomer(ctxOf(), { ...edit, memberId: viewerId })).rejects.toMatchObject({ code: "forbidden" });
});

test("two that are merged are one: everything moves, later calls of both numbers follow, and opt-outs of both hold", async () => {
  const kept = await addCustomer("+13035550120", "Grace");
  const other = await addCustomer("+13035550121", null);
  const callId = await addCall("+13035550121", other, "before the merge");
  await app.stores.texts.optOut({
    businessId: business.id,
    number: "+13035550121",
    words: "stop",
    source: "text",
    callId: null,
    now: mondayMorning,
  });
  const request = { ...mine(), customerId: kept, otherId: other };

  expect(await mergeCustomers(ctxOf(), request)).toBe("merged");
  expect(await mergeCustomers(ctxOf(), request)).toBe("already_merged");
  const laterId = await addCall("+13035550121", other, "after the merge");

  const profile = await load(other);
  expect(profile).toMatchObject({ id: kept, otherNumbers: [{ phone: "+13035550121", isOptedOut: true }] });
  expect(new Set(profile?.timeline.map(({ id }) => id))).toEqual(new Set([callId, laterId]));
  expect(await namesOf({ search: "5550121" })).toEqual(["Grace"]);
  const { rows } = await app.database.admin.query(
    "select before, after from public.audit_log where business_id = $1 and action = 'customer.merged'",
    [business.id],
  );
  expect(rows).toHaveLength(1);
  expect(rows[0]).toMatchObject({ before: { kept: { id: kept }, other: { id: other } }, after: { name: "Grace" } });
});

test("customers of two businesses are never merged, nor one with itself", async () => {
  const rival = await makeBusiness(app.database.admin);
  const own = await addCustomer("+13035550130", "Own");
  const foreign = await addCustomer("+13035550130", "Foreign", rival);

  for (const otherId of [foreign, own]) {
    await expect(mergeCustomers(ctxOf(), { ...mine(), customerId: own, otherId })).rejects.toMatchObject({
      code: "not_found",
    });
  }
  expect(await load(foreign)).toBeNull();
  expect(await load(foreign, rival)).toMatchObject({ name: "Foreign" });
});

async function importFile(text: string): Promise<string> {
  const { importId } = await openImport(ctxOf(), { ...mine(), fileName: "list.csv" });
  app.importFiles.files.set(`${business.id}/${importId}.csv`, new TextEncoder().encode(text));
  await startImport(ctxOf(), { ...mine(), importId });
  return importId;
}

test("a list is read in: bad rows are told by row and reason, the rest is imported, known numbers only fill what is empty", async () => {
  await addCustomer("+13035550140", "Keeps her name");
  const importId = await importFile(
    "﻿Full Name,Mobile,E-mail\r\nNew One,(303) 555-0141,new@example.com\r\nOther name,303-555-0140,kept@example.com\r\nBad,12,x@example.com\r\n\r\nNo number,,a@example.com\r\n",
  );

  expect(await runImport(ctxOf(), { businessId: business.id, importId })).toBe("done");
  expect(await runImport(ctxOf(), { businessId: business.id, importId })).toBe("done");

  const { memberReads } = app.container;
  expect(await memberReads.loadImport(scopeOf(), importId)).toMatchObject({
    state: "done",
    created: 1,
    updated: 1,
    failed: 2,
  });
  expect((await memberReads.listImportErrors(scopeOf(), importId, 1, 10)).map(({ row }) => row)).toEqual([4, 6]);
  expect(await namesOf({ search: "kept@example.com" })).toEqual(["Keeps her name"]);
});

test("an import that dies between two parts goes on where it stopped, and nothing is counted twice", async () => {
  const lines = Array.from({ length: 1_200 }, (_, index) => `C ${index},+1720${String(5_550_000 + index)}`);
  const importId = await importFile(`name,phone\n${lines.join("\n")}\n`);
  let parts = 0;
  const imports = {
    ...app.container.ports.imports,
    write: (part: Parameters<typeof app.container.ports.imports.write>[0]) => {
      parts += 1;
      if (parts === 2) throw new Error("the process died");
      return app.container.ports.imports.write(part);
    },
  };

  await expect(runImport({ ...ctxOf(), imports }, { businessId: business.id, importId })).rejects.toThrow("died");
  expect(await app.container.memberReads.loadImport(scopeOf(), importId)).toMatchObject({
    state: "running",
    nextRow: 501,
  });
  await Promise.all([1, 2].map(() => runImport(ctxOf(), { businessId: business.id, importId })));

  expect(await app.container.memberReads.loadImport(scopeOf(), importId)).toMatchObject({
    state: "done",
    rowCount: 1_200,
    created: 1_200,
    failed: 0,
  });
});

test("a file without numbers is refused with a sentence", async () => {
  const importId = await importFile("name,email\nAda,ada@example.com\n");

  expect(await runImport(ctxOf(), { businessId: business.id, importId })).toBe("failed");
  expect((await app.container.memberReads.loadImport(scopeOf(), importId))?.failure).toMatch(/Phone/);
});

test("calls are found by what was said and by the caller's name, and are noted on and corrected", async () => {
  const callId = await addCall("+13035550150", await addCustomer("+13035550150", "Zephyrine"), "Asked about a boiler");
  await app.database.admin.query(
    "insert into public.call_turns (call_id, business_id, position, role, content) values ($1, $2, 0, 'caller', 'My Thermostat hums')",
    [callId, business.id],
  );
  const find = async (search: string) => {
    const filter = { search, outcome: null, since: null };
    const page = await app.container.memberReads.listCalls(scopeOf(), filter, { cursor: null, limit: 10 });
    return page.rows.map(({ id }) => id);
  };
  for (const search of ["thermostat", "zephyr", "BOILER", "555-0150"]) expect(await find(search)).toEqual([callId]);
  expect(await find("nothing of the kind")).toEqual([]);

  const note = { ...mine(), callId, baseRevision: 0, words: "Ring back", tags: ["warm", "warm"] };
  expect(await saveCallNote(ctxOf(), note)).toBe("saved");
  expect(await saveCallNote(ctxOf(), note)).toBe("changed_elsewhere");
  const correction = { ...mine(), callId, kind: "misheard", position: null, words: "It was the furnace" };
  expect(await correctCall(ctxOf(), correction)).toBe("kept");
  expect(await correctCall(ctxOf(), correction)).toBe("already");
  await app.container.drain();
  expect(app.alerts.sent.filter((text) => text.startsWith(`call_correction: ${callId}`))).toHaveLength(1);
  expect(await app.container.memberReads.loadCallNote(scopeOf(), callId)).toMatchObject({
    words: "Ring back",
    tags: ["warm"],
    revision: 1,
    corrections: [{ kind: "misheard", state: "open" }],
  });
});

test("what was wrong can be pinned to a turn that was said, and to no other", async () => {
  const callId = await addCall("+13035550151", null, "Heating");
  await app.database.admin.query(
    "insert into public.call_turns (call_id, business_id, position, role, content) values ($1, $2, 3, 'caller', 'Six')",
    [callId, business.id],
  );
  const correction = { ...mine(), callId, kind: "misheard", words: "They said sixty" };

  expect(await correctCall(ctxOf(), { ...correction, position: 3 })).toBe("kept");
  expect(await correctCall(ctxOf(), { ...correction, position: null })).toBe("kept");
  await expect(correctCall(ctxOf(), { ...correction, position: 4 })).rejects.toMatchObject({ code: "not_found" });
  const { corrections } = await app.container.memberReads.loadCallNote(scopeOf(), callId);
  expect(new Set(corrections.map(({ position }) => position))).toEqual(new Set([3, null]));
});
