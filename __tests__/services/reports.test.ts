import { inflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mustBook } from "@/__tests__/sql/booking-support";
import { makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { makePng } from "@/__tests__/support/make-png";
import { mondayMorning, openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { readFigureRange } from "@/lib/domain/member/figure-range";
import type { CallRow } from "@/lib/domain/member/reads";
import { type Report, readStep, toReport } from "@/lib/domain/member/report";
import { lossLines, spanRows, summaryLines } from "@/lib/domain/member/report-lines";
import { callsCsv } from "@/lib/services/reports/calls-csv";
import { reportCsv } from "@/lib/services/reports/report-csv";
import { reportPdf } from "@/lib/services/reports/report-pdf";

let app: TestContainer;
let business: TestBusiness;
let report: Report;
const zone = "America/Denver";
const range = readFigureRange({ from: "2026-11-20", to: "2026-11-23" }, new Date("2026-11-24T00:00:00Z"), zone);

beforeAll(async () => {
  app = await openTestContainer();
  business = await makeBusiness(app.database.admin, { name: "Rivera 🔧 Plumbing" });
  const calls: [string, string | null, boolean?][] = [
    ["2026-11-23T16:00:00Z", "booked"],
    ["2026-11-23T16:10:00Z", "no_slot"],
    // Nine in the evening on the 22nd in Denver, which is the 23rd in UTC.
    ["2026-11-23T04:00:00Z", "missed"],
    ["2026-11-22T17:00:00Z", "missed"],
    ["2026-11-21T17:00:00Z", "out_of_area"],
    ["2026-11-21T17:00:00Z", "spam"],
    ["2026-11-21T18:00:00Z", "abandoned", true],
    ["2026-11-18T18:00:00Z", "booked"],
  ];
  for (const [at, outcome, isTest = false] of calls) {
    await app.database.admin.query(
      "insert into calls (business_id, status, outcome, started_at, is_test, summary) values ($1, 'ended', $2, $3, $4, '=1+1')",
      [business.id, outcome, at, isTest],
    );
  }
  await mustBook(app, business);
  report = await load();
});
afterAll(() => app.close());

const load = (scopeOf = business, asked = business.id) =>
  app.container.memberReads.loadReport(
    { claims: { sub: scopeOf.ownerId, role: "authenticated" }, businessId: asked },
    range,
    "day",
    zone,
  );
const textOf = (stream: ReadableStream<Uint8Array>) => new Response(stream).text();

describe("a report", () => {
  test("counts calls, appointments and losses by the days of the business", () => {
    expect(report.total).toMatchObject({ calls: 5, answered: 3, bookedCalls: 1, booked: 1, valueCents: 14_900 });
    expect(report.total.lost).toEqual({
      no_slot: 1,
      out_of_area: 1,
      missed_open: 1,
      missed_closed: 1,
      abandoned: 0,
      failed: 0,
    });
    expect(report.previous).toMatchObject({ calls: 1, bookedCalls: 1, booked: 0 });
    expect(report.spans.map(({ from, calls }) => [from, calls])).toEqual([
      ["2026-11-20", 0],
      ["2026-11-21", 1],
      ["2026-11-22", 2],
      ["2026-11-23", 2],
    ]);
    expect(report.services).toMatchObject([{ service: "Drain cleaning", booked: 1, valueCents: 14_900 }]);
  });

  test("shows another business nothing", async () => {
    const stranger = await makeBusiness(app.database.admin);

    expect((await load(stranger, business.id)).total).toMatchObject({ calls: 0, booked: 0, valueCents: 0 });
  });

  test("puts days together by calendar weeks and months, and every day counts once", () => {
    const long = readFigureRange({ from: "2026-09-30", to: "2026-11-23" }, mondayMorning, zone);
    const days = long.dates.map((date) => ({ ...(report.spans[0] as Report["spans"][number]), date, calls: 1 }));

    const weeks = toReport(long, "week", days, []);
    const months = toReport(long, "month", days, []);

    expect(weeks.spans.slice(0, 2).map(({ from, to }) => [from, to])).toEqual([
      ["2026-09-30", "2026-10-04"],
      ["2026-10-05", "2026-10-11"],
    ]);
    expect(months.spans.map(({ from, calls }) => [from, calls])).toEqual([
      ["2026-09-30", 1],
      ["2026-10-01", 31],
      ["2026-11-01", 23],
    ]);
    expect(weeks.spans.reduce((sum, { calls }) => sum + calls, 0)).toBe(long.dates.length);
    expect([readStep("", 30), readStep("", 90), readStep("", 300), readStep("week", 5)]).toEqual([
      "day",
      "week",
      "month",
      "week",
    ]);
  });

  test("is said in the same words everywhere", () => {
    expect(summaryLines(report).map(({ name, value, previous }) => [name, value, previous])).toEqual([
      ["Calls answered", "3", "1"],
      ["Booked", "1", "0"],
      ["Revenue booked", "$149", "$0"],
      ["Lost bookings", "4", "0"],
    ]);
    expect(lossLines(report)[0]).toMatchObject({ value: "1" });
    expect(spanRows(report).at(-1)).toEqual(["Nov 23", "2", "2", "1", "0", "$149", "1"]);
  });
});

/** What a PDF says, word group by word group: its streams unpacked, its letters read. */
function wordsOf(pdf: string): string[] {
  const streams = [...pdf.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)].map(([, body = ""]) => {
    try {
      return inflateSync(Buffer.from(body, "latin1")).toString("latin1");
    } catch {
      return "";
    }
  });
  return [...streams.join("\n").matchAll(/BT([\s\S]*?)ET/g)].map(([, block = ""]) =>
    [...block.matchAll(/<([0-9a-f]+)>/g)].map(([, hex = ""]) => Buffer.from(hex, "hex").toString("latin1")).join(""),
  );
}

describe("the files of a report", () => {
  test("are a table for spreadsheets with plain numbers", async () => {
    const lines = (await textOf(reportCsv(report))).trim().split("\n");

    expect(lines).toHaveLength(5);
    expect(lines[0]).toContain("From,To,Calls,Answered,Booked");
    expect(lines.at(-1)).toBe("2026-11-23,2026-11-23,2,2,1,0,0,0,149.00,0,1,0,0,0,0,0");
  });

  test("are every call of the range, read page by page, and no cell is a formula", async () => {
    const scope = { claims: { sub: business.ownerId, role: "authenticated" }, businessId: business.id };
    const filter = { search: null, outcome: null, since: range.interval.from };
    let pages = 0;

    const file = callsCsv(range, (cursor) => {
      pages += 1;
      return app.container.memberReads.listCalls(scope, filter, { cursor, limit: 3 });
    });
    const lines = (await textOf(file)).trim().split("\n");

    expect(lines).toHaveLength(8);
    expect(pages).toBe(3);
    expect(lines[1]).toContain("'=1+1");
  });

  test("end with an error, not with half a list, when the database goes away", async () => {
    const rows: CallRow[] = [];
    const file = callsCsv(range, async (cursor) => {
      if (cursor) throw new Error("gone");
      return { rows, nextCursor: "next" };
    });

    await expect(textOf(file)).rejects.toThrow();
  });

  test("are a PDF of the same figures, on as many pages as it takes", async () => {
    const letterhead = { name: "Rivera 🔧 Plumbing", address: "1 Main Street", phone: "+13035550199", email: null };
    const one = Buffer.from(await reportPdf(report, letterhead)).toString("latin1");
    const year = readFigureRange({ from: "2026-01-01", to: "2026-11-23" }, mondayMorning, zone);
    const many = Buffer.from(await reportPdf(toReport(year, "day", [], []), letterhead)).toString("latin1");

    expect(one.startsWith("%PDF-1.")).toBe(true);
    const words = wordsOf(one);
    expect(words[0]).toBe("Rivera Plumbing");
    for (const { name, value } of [...summaryLines(report), ...lossLines(report)]) {
      expect(words[words.indexOf(name) + 1]).toBe(value);
    }
    expect(one.match(/\/Type \/Page\b/g)?.length).toBeLessThanOrEqual(2);
    expect(many.match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(8);
  });

  test("carry the logo and the colour of the business on paper, and its name alone for a picture that paper does not know", async () => {
    const letterhead = { name: "Rivera", address: null, phone: null, email: null };
    const picture = { path: "logo", width: 600, height: 200, bytes: makePng(600, 200) };
    const print = async (type: "image/png" | "image/webp") => {
      const brand = { accent: "#1f6f6a", logo: { ...picture, type } };
      return Buffer.from(await reportPdf(report, { ...letterhead, brand })).toString("latin1");
    };

    const [png, webp] = [await print("image/png"), await print("image/webp")];

    expect([png.includes("/Subtype /Image"), webp.includes("/Subtype /Image")]).toEqual([true, false]);
    expect(wordsOf(png)[0]).toBe("Rivera");
  });
});
