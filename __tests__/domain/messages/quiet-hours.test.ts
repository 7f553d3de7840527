import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { factsOf } from "@/__tests__/domain/messages/text-facts";
import { areaCodeRows, rowByAreaCode } from "@/lib/domain/messages/area-codes";
import { decideText } from "@/lib/domain/messages/decide-text";
import { nextAllowedHour } from "@/lib/domain/messages/quiet-hours";
import { isUsNumber, recipientPlaces } from "@/lib/domain/messages/recipient-places";
import { rowByState, stateRows, unknownZones } from "@/lib/domain/messages/state-hours";
import { stateOfZip, zipRows } from "@/lib/domain/messages/zip-states";

const body = "Rivera Plumbing: You are booked.";
const unasked = (changes: Parameters<typeof factsOf>[0]) =>
  factsOf({ isRequestedByRecipient: false, appointmentStartsAt: null, ...changes });

describe("the tables", () => {
  test("give every row a source and the day on which it was checked", () => {
    for (const row of [...areaCodeRows, ...stateRows, ...zipRows]) {
      expect(row.source.length).toBeGreaterThan(5);
      expect(row.checkedOn).toMatch(/^20\d\d-\d\d-\d\d$/);
    }
  });

  test("name each area code once, in a form that exists, with zones of its own state", () => {
    const codes = areaCodeRows.flatMap((row) => row.codes.split(" "));

    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.length).toBeGreaterThan(330);
    expect(codes.filter((code) => !/^[2-9](?!11)\d\d$/.test(code))).toEqual([]);
    for (const { state, zones } of areaCodeRows) {
      expect(zones.filter((zone) => !rowByState.get(state)?.zones.includes(zone))).toEqual([]);
    }
  });

  test("know every state by area code and by ZIP, but for two islands that share a ZIP with Guam", () => {
    const byCode = new Set(areaCodeRows.map(({ state }) => state));
    const byZip = new Set(zipRows.map(({ state }) => state));

    expect(stateRows.map(({ state }) => state).filter((state) => !byCode.has(state))).toEqual([]);
    expect(stateRows.map(({ state }) => state).filter((state) => !byZip.has(state))).toEqual(["AS", "MP"]);
    expect(stateRows).toHaveLength(56);
  });

  test("know only zones that exist and hours that are stricter than the federal ones or the same", () => {
    for (const { zones, weekday, saturday, sunday } of stateRows) {
      for (const zone of zones) expect(() => Temporal.Now.zonedDateTimeISO(zone)).not.toThrow();
      for (const { from, to } of [weekday, saturday, sunday]) {
        expect(from >= 8 && to <= 21 && from < to).toBe(true);
      }
    }
  });

  test.each([
    ["80302", "CO"],
    ["10001", "NY"],
    ["00501", "NY"],
    ["33101-1234", "FL"],
    ["90210", "CA"],
    ["79901", "TX"],
    ["99501", "AK"],
    ["09001", null],
    ["1234", null],
  ])("know the state of ZIP %s: %s", (zip, state) => {
    expect(stateOfZip(zip)).toBe(state);
  });

  test.each([
    ["+13035550111", "CO"],
    ["+12125550111", "NY"],
    ["+18085550111", "HI"],
    ["+17875550111", "PR"],
    ["+14165550111", undefined],
    ["+18005550111", undefined],
  ])("know the state of %s: %s", (number, state) => {
    expect(rowByAreaCode.get(number.slice(2, 5))?.state).toBe(state);
  });
});

describe("the place of a recipient", () => {
  const evidence = { toNumber: "+12125550111", appointmentAddress: null, appointmentZip: null, customerZip: null };
  const zonesOf = (changes: Partial<typeof evidence> | Record<string, string>) =>
    recipientPlaces({ ...evidence, ...changes }).map(({ timeZone }) => timeZone);

  test("is where the area code is when nothing else is known", () => {
    expect(zonesOf({})).toEqual(["America/New_York"]);
  });

  test("is also where the appointment and the stored ZIP are", () => {
    expect(zonesOf({ appointmentZip: "80302" })).toEqual(["America/Denver", "America/New_York"]);
    expect(zonesOf({ appointmentAddress: "1114 Pearl St, Boulder, CO" })).toEqual([
      "America/Denver",
      "America/New_York",
    ]);
    expect(zonesOf({ appointmentAddress: "1114 Pearl St, Boulder, CO 80302" })).toEqual([
      "America/Denver",
      "America/New_York",
    ]);
    expect(zonesOf({ customerZip: "96813" })).toEqual(["Pacific/Honolulu", "America/New_York"]);
  });

  test("is every zone of the US when nothing tells", () => {
    expect(zonesOf({ toNumber: "+18005550111" })).toEqual(unknownZones);
  });

  test("is in the US, or texts do not go there", () => {
    expect(["+13035550111", "+18005550111", "+17875550111"].every(isUsNumber)).toBe(true);
    expect(["+14165550111", "+447700900123", "+18765550111", "12345", "AMAZON", "+1303555011"].some(isUsNumber)).toBe(
      false,
    );
  });
});

describe("the gate", () => {
  test("waits until a text is legal in both places when they disagree", () => {
    // 8:15 in New York is 6:15 in Denver; 20:30 in Denver is 22:30 in New York.
    const facts = unasked({ toNumber: "+12125550111", appointmentZip: "80302" });

    expect(decideText(facts, body, new Date("2026-11-23T13:15:00Z"))).toEqual({
      decision: "wait",
      until: new Date("2026-11-23T15:30:00Z"),
    });
    expect(decideText(facts, body, new Date("2026-11-24T03:30:00Z")).decision).toBe("wait");
    expect(decideText(facts, body, new Date("2026-11-23T20:00:00Z")).decision).toBe("send");
  });

  test.each([
    ["FL ends at 20", "+13055550111", "2026-11-24T01:00:00Z"],
    ["CT begins at 9", "+12035550111", "2026-11-23T13:30:00Z"],
    ["TX begins at noon on Sunday", "+12145550111", "2026-11-22T17:30:00Z"],
    ["RI ends at 18 on a weekday", "+14015550111", "2026-11-23T23:00:00Z"],
    ["RI ends at 17 on Saturday", "+14015550111", "2026-11-21T22:00:00Z"],
    ["nobody knows where: no hour is late in Hawaii and early in Puerto Rico", "+18005550111", "2026-11-23T15:00:00Z"],
  ])("keeps stricter hours: %s", (_what, toNumber, iso) => {
    expect(decideText(unasked({ toNumber }), body, new Date(iso)).decision).toBe("wait");
  });

  test("sends a reminder only between nine and eight, where the law would allow more", () => {
    const reminder = unasked({ kind: "reminder_24h", appointmentStartsAt: new Date("2026-11-30T16:00:00Z") });

    expect(decideText(reminder, body, new Date("2026-11-24T15:30:00Z")).decision).toBe("wait");
    expect(decideText(reminder, body, new Date("2026-11-24T16:00:00Z")).decision).toBe("send");
    expect(decideText(reminder, body, new Date("2026-11-25T03:00:00Z")).decision).toBe("wait");
  });

  test("never lets anything unasked leave at a forbidden hour of any place that it may be read in", () => {
    const number = fc.constantFrom(
      "+13035550111",
      "+12125550111",
      "+18505550111",
      "+19075550111",
      "+18005550111",
      "+14015550111",
    );
    const zip = fc.constantFrom(null, "80302", "96813", "33101", "79901", "10001");
    const moment = fc.integer({ min: Date.parse("2026-01-01"), max: Date.parse("2027-12-31") });
    fc.assert(
      fc.property(number, zip, moment, (toNumber, customerZip, ms) => {
        const facts = unasked({ toNumber, customerZip, kind: "cancel_notice", requestedAt: new Date(ms - 86_400_000) });

        const decision = decideText(facts, body, new Date(ms));

        const at = decision.decision === "wait" ? decision.until.getTime() : ms;
        expect(decision.decision).not.toBe("block");
        for (const { timeZone } of recipientPlaces(facts)) {
          const { hour } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
          expect(hour >= 8 && hour < 21).toBe(true);
        }
        if (decision.decision === "wait") {
          expect(at).toBeGreaterThan(ms);
          expect(decideText(facts, body, new Date(at)).decision).toBe("send");
        }
      }),
      { numRuns: 500 },
    );
  });

  test("has no hour at all for places whose hours never meet, and says so", () => {
    const early = { from: 8, to: 10 };
    const hours = { weekday: early, saturday: early, sunday: early };
    const places = ["America/New_York", "Pacific/Honolulu"].map((timeZone) => ({ timeZone, hours }));

    expect(nextAllowedHour(places, null, new Date("2026-11-23T12:00:00Z"))).toBeNull();
  });
});
