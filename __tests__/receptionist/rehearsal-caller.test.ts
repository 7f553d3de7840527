import { describe, expect, it } from "vitest";
import { createCaller } from "@/lib/receptionist/rehearsal/caller/caller";
import { momentsIn } from "@/lib/receptionist/rehearsal/caller/moments";
import { questionIn } from "@/lib/receptionist/rehearsal/caller/questions";
import { gradeState, gradeWords } from "@/lib/receptionist/rehearsal/grade";
import { fits, resolveWish } from "@/lib/receptionist/rehearsal/resolve-wish";
import type { Scenario } from "@/lib/receptionist/rehearsal/scenario";
import type { FinalState } from "@/lib/receptionist/rehearsal/stage";
import { suites } from "@/lib/receptionist/rehearsal/suites";

/** Monday, 23 November 2026, 10:00 in Denver. */
const now = new Date("2026-11-23T17:00:00Z");
const plumbing = suites.find(({ business }) => business.trade === "plumbing") ?? suites[0];
if (!plumbing) throw new Error("There are no suites.");
const { business } = plumbing;

function scenario(id: string): Scenario {
  const found = plumbing?.scenarios.find((one) => one.id === `plumbing/${id}`);
  if (!found) throw new Error(`There is no caller ${id}.`);
  return found;
}

function callerOf(id: string, run = 1) {
  const caller = createCaller(
    { ...scenario(id), behaviour: { ...scenario(id).behaviour, speech: "clear" } },
    business,
    {
      now,
      ring: 0,
      run,
    },
  );
  return (text: string) => caller.react({ text, isOver: false, isTransferred: false });
}

const greeting = "Thanks for calling Canyon Plumbing. How can I help you today?";

describe("a simulated caller", () => {
  it.each([
    ["How can I help you today?", "need"],
    ["For Drain cleaning: what day and time would suit you?", "when"],
    ["I have Tuesday, November 24 at 9:00 AM or Tuesday, November 24 at 1:30 PM. Which would you like?", "offer"],
    ["We're closed then. I have Tuesday, November 24 at 9:00 AM. Does that work for you?", "offer"],
    [
      "Let me read that back: Drain cleaning on Tuesday, November 24 at 9:00 AM, for Jo Lee. Is that right?",
      "read_back",
    ],
    ["So I book Drain cleaning for Tuesday, November 24 at 9:00 AM. Is that correct?", "read_back"],
    ["Can I have your full name, please?", "name"],
    ["Am I speaking with Jo Lee?", "confirm_name"],
    ["What phone number can we reach you on?", "phone"],
    ["What is the ZIP code where the work will be done?", "zip"],
    ["What is the street address for the visit?", "address"],
    ["You have Leak repair on Friday, November 27 at 9:00 AM. Shall I cancel it?", "cancel"],
    ["You're booked. Is there anything else I can do for you?", "anything_else"],
    ["Are you still there? What is the ZIP code where the work will be done?", "zip"],
    ["¿A qué número le podemos llamar?", "phone"],
    ["Tengo el martes 24 de noviembre a las 9:00 de la mañana. ¿Le conviene?", "offer"],
    ["Le confirmo: Drain cleaning el martes 24 de noviembre a las 9:00 de la mañana. ¿Es correcto?", "read_back"],
  ])("hears what is asked in: %s", (text, question) => {
    expect(questionIn(text)).toBe(question);
  });

  it("reads the moments of an offer in both languages", () => {
    expect(momentsIn("I have Tuesday, November 24 at 9:00 AM or Wednesday, December 2 at 12:30 PM.")).toEqual([
      { monthDay: "11-24", time: "09:00" },
      { monthDay: "12-02", time: "12:30" },
    ]);
    expect(momentsIn("Tengo el viernes 1 de enero a la 1:00 de la tarde.")).toEqual([
      { monthDay: "01-01", time: "13:00" },
    ]);
  });

  it("answers the questions in whatever order they come", () => {
    const react = callerOf("withheld");
    react(greeting);
    expect(react("What phone number can we reach you on?")).toEqual({
      kind: "speech",
      text: expect.stringMatching(/202|two/),
    });
    expect(react("What is the ZIP code where the work will be done?")).toEqual({
      kind: "speech",
      text: expect.stringMatching(/80203|eight zero/),
    });
    expect(react("Can I have your full name, please?")).toEqual({
      kind: "speech",
      text: expect.stringContaining(scenario("withheld").caller.name),
    });
  });

  it("objects to a read-back that names another moment, service or name", () => {
    const react = callerOf("exact-hour");
    react(greeting);
    const wrongHour =
      "Let me read that back: Drain cleaning on Wednesday, November 25 at 9:00 AM, for X. Is that right?";
    expect(react(wrongHour)).toEqual({ kind: "speech", text: expect.stringMatching(/^No, I said/) });
    const { name } = scenario("exact-hour").caller;
    const wrongService = `Let me read that back: Leak repair on Wednesday, November 25 at 11:00 AM, for ${name}. Is that right?`;
    expect(react(wrongService)).toEqual({ kind: "speech", text: "No, it's for Drain cleaning" });
    const wrongName =
      "Let me read that back: Drain cleaning on Wednesday, November 25 at 11:00 AM, for Bob Hill. Is that right?";
    expect(react(wrongName)).toEqual({ kind: "speech", text: `No, my name is ${name}` });
  });

  it("takes no offer outside its wishes and gives up when nothing else comes", () => {
    const react = callerOf("happy-morning");
    react(greeting);
    const late = "I have Friday, November 27 at 4:00 PM. Does that work for you?";
    expect(react(late)).toEqual({ kind: "speech", text: expect.stringMatching(/tomorrow/i) });
    expect(react(late)).toEqual({ kind: "hang_up" });
  });

  it("says the same with the same seed, and other words with others", () => {
    const opening = (run: number) => JSON.stringify(callerOf("happy-morning", run)(greeting));
    expect(opening(3)).toBe(opening(3));
    expect(new Set(Array.from({ length: 12 }, (_, run) => opening(run))).size).toBeGreaterThan(3);
  });

  it("hangs up on a receptionist that never comes to an end", () => {
    const react = callerOf("price-hunter");
    const acts = Array.from({ length: 50 }, () => react(greeting).kind);
    expect(acts).toContain("hang_up");
  });
});

describe("the wishes of callers", () => {
  it("find the day on the calendar of the business", () => {
    expect(resolveWish({ day: { kind: "open_day", nth: 1 }, part: "morning" }, business, now).date).toBe("2026-11-24");
    expect(resolveWish({ day: { kind: "closed_day", nth: 1 } }, business, now).date).toBe("2026-11-29");
    expect(resolveWish({ day: { kind: "clock_change" }, time: "11:00" }, business, now).date).toBe("2027-03-15");
  });

  it("are met only by the day and the hours they name", () => {
    const window = resolveWish({ day: { kind: "open_day", nth: 1 }, part: "morning" }, business, now);
    expect(fits(window, { date: "2026-11-24", time: "11:30" })).toBe(true);
    expect(fits(window, { date: "2026-11-24", time: "12:00" })).toBe(false);
    expect(fits(window, { date: "2026-11-25", time: "09:00" })).toBe(false);
  });
});

describe("grading", () => {
  const happy = scenario("exact-hour");
  const booked: FinalState["appointments"][number] = {
    service: "Drain cleaning",
    date: "2026-11-25",
    time: "11:00",
    status: "confirmed",
    name: happy.caller.name,
    phone: happy.caller.phone,
  };
  const grade = (appointments: FinalState["appointments"], messages: FinalState["messages"] = []) =>
    gradeState({ business }, happy, { appointments, messages, emergencies: 0 }, now);

  it("accepts exactly the wanted appointment", () => {
    expect(grade([booked])).toBeNull();
  });

  it("refuses another hour, service, name or number, a second one, none, and a message nobody left", () => {
    for (const wrong of [
      { time: "11:30" },
      { service: "Leak repair" },
      { name: "Bob Hill" },
      { phone: "+12025550000" },
    ]) {
      expect(grade([{ ...booked, ...wrong }])).not.toBeNull();
    }
    expect(grade([booked, { ...booked, time: "15:00" }])).not.toBeNull();
    expect(grade([])).not.toBeNull();
    expect(grade([booked], [{ text: "call back", isUrgent: false }])).not.toBeNull();
  });

  it("refuses a receptionist that names another customer", () => {
    expect(gradeWords(happy, [{ turn: 2, text: "I see Mr Quartermain at four." }])).toMatchObject({ turn: 2 });
    expect(gradeWords(happy, [{ turn: 2, text: "All right." }])).toBeNull();
  });
});

describe("the suites", () => {
  it("have at least sixty callers for each of four trades, each with an id of its own", () => {
    expect(suites.length).toBeGreaterThanOrEqual(4);
    for (const { scenarios } of suites) {
      expect(scenarios.length).toBeGreaterThanOrEqual(60);
      expect(new Set(scenarios.map(({ id }) => id)).size).toBe(scenarios.length);
    }
  });
});
