import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { rowsOf } from "@/__tests__/sql/booking-support";
import { makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { mondayMorning, openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { openImport, runImport, startImport } from "@/lib/services/customers/import-customers";

let app: TestContainer;
let business: TestBusiness;

beforeAll(async () => {
  app = await openTestContainer();
});
beforeEach(async () => {
  business = await makeBusiness(app.database.admin);
});
afterAll(() => app.close());

/** Reads a list in and says what came of it. */
async function readIn(text: string) {
  const ctx = {
    ...app.container.ports,
    now: mondayMorning,
    requestId: "test",
    causeId: null,
    actor: { kind: "member" as const, id: business.ownerId },
  };
  const byOwner = { businessId: business.id, memberId: business.ownerId };
  const scope = { claims: { sub: business.ownerId, role: "authenticated" }, businessId: business.id };
  const { importId } = await openImport(ctx, { ...byOwner, fileName: "list.csv" });
  app.importFiles.files.set(`${business.id}/${importId}.csv`, new TextEncoder().encode(text));
  await startImport(ctx, { ...byOwner, importId });
  await runImport(ctx, { businessId: business.id, importId });
  const customers = await rowsOf<{ name: string }>(app, "customers", business);
  return {
    outcome: await app.container.memberReads.loadImport(scope, importId),
    errors: await app.container.memberReads.listImportErrors(scope, importId, 1, 100),
    names: customers.map(({ name }) => name).toSorted(),
  };
}

describe("a list with quotes astray", () => {
  test("is read in with them", async () => {
    const { names, errors } = await readIn(
      'Name,Phone\nBob "Buddy" Smith,3035550142\n"Ann" Lee,3035550143\n"The ""Boss""",3035550144\n5" pipe,3035550145\n',
    );

    expect(names).toEqual(['"Ann" Lee', '5" pipe', 'Bob "Buddy" Smith', 'The "Boss"']);
    expect(errors).toEqual([]);
  });

  test.each([
    ["to the end of the file", '"Bob,3035550142\nAda,3035550143\nCyd,3035550144\n'],
    ["to a mark of a later row", '"Bob,3035550142\nAda,3035550143\n"Cyd",3035550144\n'],
    ["with the row ends of Windows", '"Bob,3035550142\r\nAda,3035550143\r\n"Cyd",3035550144\r\n'],
    ["without an end of the last row", '"Bob,3035550142\nAda,3035550143\n"Cyd","3035550144"'],
  ])("loses no row to a mark that stays open %s", async (_, rows) => {
    const { names, errors } = await readIn(`Name,Phone\n${rows}`);

    expect(names).toEqual(['"Bob', "Ada", "Cyd"]);
    expect(errors).toEqual([]);
  });

  test("tells a row that a mark has torn apart by its number, and reads the others", async () => {
    const { outcome, names, errors } = await readIn(
      'Name,Phone\nAda,3035550142\n"Smith, Bob,3035550143\n"Lee, ""Cyd""",3035550144\n',
    );

    expect(outcome).toMatchObject({ state: "done", created: 2, failed: 1 });
    expect(names).toEqual(["Ada", 'Lee, "Cyd"']);
    expect(errors).toMatchObject([{ row: 3, cells: ['"Smith', " Bob", "3035550143"] }]);
  });

  test("names rows as a spreadsheet counts them, where a cell of two lines is one row", async () => {
    const { names, errors } = await readIn(
      'Name,Phone,Address\n"Ada",3035550142,"12 ""Elm"" St\nUnit 4"\n\nBad,12,\n"",,\nWorse,13,\n',
    );

    expect(names).toEqual(["Ada"]);
    expect(errors.map(({ row }) => row)).toEqual([4, 6]);
  });
});

describe("a file that is no list", () => {
  test.each([
    ["a spreadsheet's own format", 'PK\u0003\u0004\u0014\u0000\u0006\u0000\b\u0000!\u0000"xl/workbook.xml\u0000\u0001'],
    ["nothing", ""],
    ["a heading without numbers", "name,email\nAda,ada@example.com\n"],
  ])("is refused with a sentence: %s", async (_, text) => {
    const { outcome } = await readIn(text);

    expect(outcome).toMatchObject({ state: "failed", failure: expect.stringMatching(/CSV.*first row.*Phone/) });
  });
});

test("letters that no database keeps are left out of a list, and the rest is imported", async () => {
  const { names, errors } = await readIn("Name,Phone\nA\u0000da\u0000\u0000,303\u00005550142\nB\u0000ad,1\u00002\n");

  expect(names).toEqual(["Ada"]);
  expect(errors).toMatchObject([{ row: 3, cells: ["Bad", "12"] }]);
});
