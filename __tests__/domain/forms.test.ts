import { describe, expect, test } from "vitest";
import { calendarChoices } from "@/lib/domain/calendar/calendar-choices";
import { callMistake, callNote } from "@/lib/domain/customers/call-note";
import { changedLines } from "@/lib/domain/forms/changed-lines";
import { problemsOf } from "@/lib/domain/forms/problems-of";
import { isSame, mergeInto, standOf } from "@/lib/domain/forms/shared-draft";
import { readRegistration } from "@/lib/domain/messages/registration-form";

const ada = { name: "Ada", phone: "1", tags: ["vip"] };

describe("a draft of something that others change too", () => {
  test("follows what is saved while nothing is typed", () => {
    const { current, isDirty, theirs } = standOf(null, { value: ada, revision: 4 });
    expect({ current, isDirty, theirs }).toEqual({
      current: { base: ada, revision: 4, draft: ada },
      isDirty: false,
      theirs: null,
    });
  });

  test("follows a newer save after its own save is done", () => {
    const done = { base: ada, revision: 4, draft: ada };
    const newer = { ...ada, phone: "2" };
    expect(standOf(done, { value: newer, revision: 5 }).current.draft).toEqual(newer);
    expect(standOf(done, { value: { ...ada, phone: "older" }, revision: 4 }).current.draft).toEqual(ada);
  });

  test("stays when somebody else was faster, and shows theirs", () => {
    const mine = { base: ada, revision: 4, draft: { ...ada, name: "Ada L." } };
    const theirs = { ...ada, phone: "2" };
    const stand = standOf(mine, { value: theirs, revision: 5 });
    expect(stand).toEqual({ current: mine, isDirty: true, theirs });
  });

  test("goes on when the newer save changed nothing that is written here", () => {
    const mine = { base: ada, revision: 4, draft: { ...ada, name: "Ada L." } };
    const stand = standOf(mine, { value: ada, revision: 5 });
    expect(stand).toEqual({ current: { ...mine, revision: 5 }, isDirty: true, theirs: null });
  });

  test("is over when the newer save is what was typed", () => {
    const typed = { ...ada, name: "Ada L." };
    const stand = standOf({ base: ada, revision: 4, draft: typed }, { value: typed, revision: 5 });
    expect(stand).toMatchObject({ isDirty: false, theirs: null });
  });

  test("goes over theirs with the fields that were changed here alone", () => {
    const mine = { base: ada, revision: 4, draft: { ...ada, name: "Ada L.", tags: ["vip", "gate"] } };
    expect(mergeInto(mine, { name: "Adele", phone: "2", tags: ["vip"] })).toEqual({
      name: "Ada L.",
      phone: "2",
      tags: ["vip", "gate"],
    });
  });
});

describe("a list that two changed", () => {
  const [one, two, three] = ["one", "two", "three"].map((id) => ({ id, name: id, minutes: 60 }));

  test("has the rows that either added, and each row's changes of both", () => {
    const base = [one, two];
    const draft = [{ ...one, name: "mine" }, two, { id: "new", name: "new", minutes: 30 }];
    const theirs = [{ ...one, minutes: 90 }, { ...two, name: "theirs" }, three];
    expect(mergeInto({ base, draft }, theirs)).toEqual([
      { id: "one", name: "mine", minutes: 90 },
      { id: "two", name: "theirs", minutes: 60 },
      three,
      { id: "new", name: "new", minutes: 30 },
    ]);
  });

  test("lacks what either took away, unless the other changed it here", () => {
    expect(mergeInto({ base: [one, two, three], draft: [two, three] }, [one, two])).toEqual([two]);
    const changed = { ...three, name: "mine" };
    expect(mergeInto({ base: [one, three], draft: [one, changed] }, [one])).toEqual([one, changed]);
  });

  test("is in the order of whoever moved rows, else in theirs", () => {
    expect(mergeInto({ base: [one, two], draft: [two, one] }, [one, two, three])).toEqual([two, one, three]);
    const renamed = { ...one, name: "mine" };
    expect(mergeInto({ base: [one, two], draft: [renamed, two] }, [two, one])).toEqual([two, renamed]);
  });

  test("of openings goes day by day, and of plain words word by word", () => {
    const monday = { weekday: 1, opens: "08:00", closes: "17:00" };
    const late = { weekday: 1, opens: "18:00", closes: "20:00" };
    const friday = { weekday: 5, opens: "08:00", closes: "12:00" };
    expect(mergeInto({ base: [monday], draft: [monday, late] }, [{ ...monday, opens: "09:00" }, friday])).toEqual([
      monday,
      late,
      friday,
    ]);
    expect(mergeInto({ base: ["1", "2"], draft: ["1", "2", "3"] }, ["2", "4"])).toEqual(["2", "4", "3"]);
  });
});

test("the order in which fields stand is no difference", () => {
  expect(isSame([{ a: 1, b: { c: 2, d: 3 } }], [{ b: { d: 3, c: 2 }, a: 1 }])).toBe(true);
  expect(isSame([1, 2], [2, 1])).toBe(false);
});

test("what differs is said a line each, also what was emptied", () => {
  const names = { name: "Name", phone: "Phone", tags: "Tags", isVip: "VIP" };
  expect(changedLines(names, { ...ada, isVip: false }, { ...ada, phone: "", tags: [], isVip: true })).toEqual([
    "Phone: 1 → empty",
    "Tags: vip → empty",
    "VIP: no → yes",
  ]);
});

describe("a form is read", () => {
  test("with its first problem at each field", () => {
    expect(problemsOf(callNote, { words: "x".repeat(4_001), tags: ["a", " "] })).toEqual({
      words: "Use 4,000 characters or fewer.",
      "tags.1": "Leave out empty tags.",
    });
    expect(problemsOf(callMistake, { kind: "tone", words: "  " })).toEqual({
      words: "Say what should have happened.",
    });
    expect(
      problemsOf(calendarChoices, { busyIds: [], targetId: "", onExternalChange: "ask", countsTentative: true }),
    ).toEqual({ targetId: "Choose a calendar that you may write to." });
    expect(problemsOf(callNote, { words: "", tags: [] })).toBeNull();
  });

  test("as the carriers will read it: what is too long and what they reject stand at the field", () => {
    const form = {
      samples: ["Rivera: You are booked. Reply STOP to opt out.", "Rivera: A reminder. Reply STOP to opt out."],
      optInFlow: "Customers call us to book and agree on the call to get texts.",
      privacyUrl: "https://rivera.example/privacy",
      company: {
        legalName: "Rivera LLC",
        ein: "84-1234567",
        street: "12 Pine Street",
        city: "Denver",
        state: "co",
        zip: "80202",
        contactFirstName: "Maria",
        contactLastName: "Rivera",
        contactEmail: "maria@rivera.example.com",
        contactPhone: "(303) 555-0142",
        website: "https://rivera.example.com",
      },
    };
    const company = { ...form.company, ein: "841234567", state: "CO", contactPhone: "+13035550142" };
    expect(readRegistration(form, "Rivera")).toEqual({ ok: true, value: { ...form, company } });
    expect(readRegistration({ ...form, company: { ...company, ein: "12", zip: "8020" } }, "Rivera")).toEqual({
      ok: false,
      problems: [
        { field: "company.ein", message: "An EIN has nine digits, such as 12-3456789." },
        { field: "company.zip", message: "A ZIP code has five digits." },
      ],
    });
    expect(readRegistration({ ...form, optInFlow: "x".repeat(2_001) }, "Rivera")).toEqual({
      ok: false,
      problems: [{ field: "optInFlow", message: "Use 2,000 characters or fewer." }],
    });
    expect(readRegistration({ ...form, privacyUrl: null }, "Rivera")).toEqual({
      ok: false,
      problems: [{ field: "privacyUrl", message: "Give the address of a privacy policy." }],
    });
  });
});
