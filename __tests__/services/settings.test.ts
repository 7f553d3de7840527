import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeBusiness, makeUser, type TestBusiness } from "@/__tests__/support/make-business";
import { mondayMorning, openTestContainer, type TestContainer } from "@/__tests__/support/test-container";
import { type SettingSection, type SettingValues, settingSchemas } from "@/lib/domain/settings/sections";
import { saveSetting } from "@/lib/services/settings/save-setting";

let app: TestContainer;

beforeAll(async () => {
  app = await openTestContainer();
});
afterAll(() => app.close());

const sections = Object.keys(settingSchemas) as SettingSection[];

async function load<Section extends SettingSection>(business: TestBusiness, section: Section, userId?: string) {
  const claims = { sub: userId ?? business.ownerId, role: "authenticated" };
  const value = await app.container.memberReads.loadSetting({ claims, businessId: business.id }, section);
  return value as SettingValues[Section];
}

function save<Section extends SettingSection>(
  business: TestBusiness,
  section: Section,
  base: unknown,
  value: unknown,
  memberId = business.ownerId,
) {
  const ctx = {
    ...app.container.ports,
    now: mondayMorning,
    requestId: "test",
    causeId: null,
    actor: { kind: "member" as const, id: memberId },
  };
  return saveSetting(ctx, { businessId: business.id, memberId, section, base, value });
}

const audits = async (business: TestBusiness) =>
  (
    await app.database.admin.query(
      "select action, actor_id, before, after from public.audit_log where business_id = $1 order by id",
      [business.id],
    )
  ).rows;

const filled = () =>
  makeBusiness(app.database.admin, {
    services: [
      { name: "Drain cleaning", minutes: 60, resources: [0], priceCents: 14_900, synonyms: ["clog"] },
      { name: "Water heater", minutes: 120, priceCents: null },
    ],
    resources: ["North crew", "South crew"],
    closures: [{ startsOn: "2026-12-25", endsOn: "2026-12-26" }],
    zips: ["80202", "80203"],
    knowledge: [{ question: "Do you give quotes?", answer: "Yes, for free.", keywords: ["quote"] }],
  });

describe("every section", () => {
  test("saved as it was read changes nothing and leaves no trace", async () => {
    const business = await filled();
    for (const section of sections) {
      const value = await load(business, section);
      expect([section, await save(business, section, value, value)]).toEqual([section, { outcome: "saved", value }]);
    }
    expect(await audits(business)).toEqual([]);
  });

  test("keeps what is saved, with an audit row, and saving it again is not a second change", async () => {
    const business = await filled();
    const id = randomUUID();
    const changes: { [Section in SettingSection]: (now: SettingValues[Section]) => SettingValues[Section] } = {
      profile: (now) => ({ ...now, name: "Rivera and Daughters", phone: "+13035550188", language: "es" }),
      booking: (now) => ({ ...now, leadMinutes: 240, needsAddress: !now.needsAddress }),
      services: (now) => [
        ...now.toReversed(),
        {
          id,
          name: "Leak search",
          synonyms: ["drip"],
          description: "",
          durationMinutes: 45,
          bufferMinutes: 15,
          priceCents: 9_900,
          isActive: false,
          resourceIds: business.resourceIds.slice(0, 1),
        },
      ],
      hours: () => [
        { weekday: 1, opens: "08:00", closes: "12:00" },
        { weekday: 1, opens: "13:00", closes: "17:30" },
      ],
      closures: (now) => [{ id, startsOn: "2026-07-04", endsOn: "2026-07-04", reason: "Independence Day" }, ...now],
      zone: () => ({ timeZone: "America/Chicago" }),
      resources: (now) => [...now.toReversed(), { id, name: "Van 3", isActive: true }],
      areas: () => ["80202", "80210"],
      answers: (now) => [
        ...now,
        { id, question: "Pets?", answer: "Fine.", keywords: ["dog"], expiresOn: "2027-01-31" },
      ],
      emergency: () => [
        { id, name: "Ana", phone: "+13035550181" },
        { id: randomUUID(), name: "Ben", phone: "+13035550182" },
      ],
      transfer: () => [{ id: randomUUID(), name: "Office", phone: "+13035550183" }],
      texts: () => ({
        remindsDayBefore: true,
        remindsHoursBefore: false,
        textsBack: false,
        answersTexts: false,
        reviewUrl: "https://g.page/r/rivera/review",
      }),
    };
    for (const section of sections) {
      const base = await load(business, section);
      const value = (changes[section] as (now: unknown) => unknown)(base);
      expect([section, await save(business, section, base, value)]).toEqual([section, { outcome: "saved", value }]);
      expect(await load(business, section)).toEqual(value);
      expect(await save(business, section, base, value)).toEqual({ outcome: "saved", value });
    }
    const rows = await audits(business);
    expect(rows.map(({ action }) => action)).toEqual(sections.map((section) => `settings.${section}`));
    expect(new Set(rows.map((row) => row.actor_id))).toEqual(new Set([business.ownerId]));
  });
});

describe("two editors of one section", () => {
  test("the later one is shown what the earlier one saved, and by whom; nothing is overwritten", async () => {
    const business = await filled();
    const base = await load(business, "areas");
    await save(business, "areas", base, ["80210"]);

    expect(await save(business, "areas", base, ["80211"])).toEqual({
      outcome: "changed_elsewhere",
      value: ["80210"],
      by: business.email,
    });
    expect(await load(business, "areas")).toEqual(["80210"]);
  });

  test("at the same moment, one of them wins", async () => {
    const business = await filled();
    const base = await load(business, "areas");
    const zips = ["80211", "80212", "80213", "80214"];
    const done = await Promise.all(zips.map((zip) => save(business, "areas", base, [zip])));
    expect(done.map(({ outcome }) => outcome).sort()).toEqual([
      "changed_elsewhere",
      "changed_elsewhere",
      "changed_elsewhere",
      "saved",
    ]);
  });
});

describe("who may change settings", () => {
  test("a manager may, a viewer and a stranger may not, and a stranger reads nothing", async () => {
    const business = await filled();
    const other = await filled();
    const base = await load(business, "areas");
    for (const role of ["manager", "viewer"] as const) {
      const userId = await makeUser(app.database.admin, `${role}-${business.id}@example.com`);
      await app.database.admin.query(
        "insert into public.memberships (business_id, user_id, role) values ($1, $2, $3)",
        [business.id, userId, role],
      );
      expect(await load(business, "areas", userId)).toEqual(base);
      const saving = save(business, "areas", base, base, userId);
      if (role === "manager") expect(await saving).toMatchObject({ outcome: "saved" });
      else await expect(saving).rejects.toMatchObject({ code: "forbidden" });
    }
    await expect(save(business, "areas", base, [], other.ownerId)).rejects.toMatchObject({ code: "forbidden" });
    for (const section of sections) expect(await load(business, section, other.ownerId)).toBeNull();
  });

  test("ids of another business are passed over, and its rows stay as they are", async () => {
    const a = await filled();
    const b = await filled();
    const before = Object.fromEntries(await Promise.all(sections.map(async (name) => [name, await load(a, name)])));
    for (const section of ["services", "closures", "resources", "answers"] as const) {
      const stolen = (await load(a, section)) as { id: string }[];
      const value = stolen.map((row) => ("name" in row ? { ...row, name: `Taken ${row.name}` } : row));
      await save(b, section, await load(b, section), value);
      const ids = ((await load(b, section)) as { id: string }[]).map(({ id }) => id);
      expect(ids.filter((id) => stolen.some((row) => row.id === id))).toEqual([]);
    }
    const own = await load(b, "services");
    await save(
      b,
      "services",
      own,
      own.map((row) => ({ ...row, resourceIds: a.resourceIds })),
    );
    expect((await load(b, "services")).flatMap((row) => row.resourceIds)).toEqual([]);
    for (const section of sections) expect(await load(a, section)).toEqual(before[section]);
  });
});

describe("what cannot be saved is said at its field", () => {
  const id = randomUUID();
  const row = { id, name: "Ana", phone: "303" };
  const abroad = "Only phones in the United States and Canada can be called and texted.";
  const noPhone = "This is a toll-free or premium number. Enter somebody's own phone.";
  test.each([
    ["hours", [{ weekday: 1, opens: "09:00", closes: "08:00" }], { "0.closes": "Closing comes after opening." }],
    [
      "hours",
      [
        { weekday: 1, opens: "08:00", closes: "12:00" },
        { weekday: 1, opens: "11:00", closes: "13:00" },
      ],
      { "1.opens": "This overlaps another opening of the day." },
    ],
    ["zone", { timeZone: "Mars/Olympus" }, { timeZone: "Choose a time zone." }],
    ["zone", { timeZone: "+07:00" }, { timeZone: "Choose a time zone." }],
    ["areas", ["8020"], { "0": "A ZIP code has five digits." }],
    ["emergency", [{ ...row, phone: "+44 7700 900123" }], { "0.phone": abroad }],
    ["emergency", [{ ...row, phone: "+1 876 555 0123" }], { "0.phone": abroad }],
    ["transfer", [{ ...row, phone: "+53 5 1234567" }], { "0.phone": abroad }],
    ["transfer", [{ ...row, phone: "900 555 0123" }], { "0.phone": noPhone }],
    ["emergency", [{ ...row, phone: "800 555 0123" }], { "0.phone": noPhone }],
    ["emergency", [row], { "0.phone": "Enter a phone number, such as (303) 555-0123." }],
    [
      "closures",
      [{ id, startsOn: "2026-12-26", endsOn: "2026-12-25", reason: "" }],
      { "0.endsOn": "The last day is before the first." },
    ],
    [
      "resources",
      [
        { id, name: "Van", isActive: true },
        { id: randomUUID(), name: "van", isActive: true },
      ],
      { "1.name": "Another one has this name." },
    ],
  ] as const)("%s %#", async (section, value, problems) => {
    const business = await makeBusiness(app.database.admin);
    expect(await save(business, section, null, value)).toEqual({ outcome: "invalid", problems });
    expect(await audits(business)).toEqual([]);
  });

  test("a person's phone that is one of our own lines", async () => {
    const business = await makeBusiness(app.database.admin);
    const done = await save(business, "emergency", [], [{ id, name: "Ana", phone: business.number }]);
    expect(done).toMatchObject({ outcome: "invalid", problems: { "": expect.stringContaining("receptionist") } });
  });
});

test("a review link is a secure address or nothing", async () => {
  const business = await filled();
  const base = await load(business, "texts");
  const saveLink = (reviewUrl: string) => save(business, "texts", base, { ...base, reviewUrl });

  expect(base).toEqual({
    remindsDayBefore: true,
    remindsHoursBefore: true,
    textsBack: true,
    answersTexts: true,
    reviewUrl: "",
  });
  for (const wrong of ["http://g.page/r/x", "javascript:alert(1)", "two words"]) {
    expect(await saveLink(wrong)).toMatchObject({ outcome: "invalid", problems: { reviewUrl: expect.any(String) } });
  }
  expect(await saveLink("g.page/r/x/review")).toMatchObject({
    outcome: "saved",
    value: { reviewUrl: "https://g.page/r/x/review" },
  });
});
