import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Launching, openLaunching } from "@/__tests__/support/launching";
import { isSettingUp } from "@/lib/domain/onboarding/is-setting-up";
import { settingsOfWizard } from "@/lib/domain/onboarding/settings-of-wizard";
import { tradeDefaults } from "@/lib/domain/onboarding/trade-defaults";
import { readContent } from "@/lib/domain/receptionist/receptionist-content";
import { type SettingSection, type SettingValues, settingSchemas } from "@/lib/domain/settings/sections";
import { beginLaunch } from "@/lib/services/launch/begin-launch";
import { saveStep } from "@/lib/services/onboarding/save-step";
import { saveDraft } from "@/lib/services/receptionist/save-draft";
import { saveSetting } from "@/lib/services/settings/save-setting";

let launching: Launching;

beforeAll(async () => {
  launching = await openLaunching();
});
afterAll(() => launching.app.close());

const sections = Object.keys(settingSchemas) as SettingSection[];
const profile = {
  name: "Rivera Plumbing",
  trade: "plumbing",
  email: "owner@example.com",
  phone: "+13035550142",
  address: null,
  website: null,
  description: null,
  greeting: "How can I help?",
  tone: "warm",
};
const services = { ...tradeDefaults("plumbing"), timeZone: "America/Denver", closures: [], zips: ["80202"] };

/** Somebody who answered every step of the wizard and may pay. */
async function answered() {
  const { id, e164 } = await launching.open();
  const answer = (step: "phone" | "profile" | "services", answers: unknown) =>
    saveStep(launching.ctx(), { businessId: id, step, answers, revision: 0 });
  await answer("phone", { choice: "local", e164 });
  await answer("profile", profile);
  await answer("services", services);
  const { rows } = await launching.app.database.admin.query<{ user_id: string }>(
    "select user_id from public.memberships where business_id = $1",
    [id],
  );
  const memberId = rows[0]?.user_id ?? "";
  const scope = { claims: { sub: memberId, role: "authenticated" }, businessId: id };
  const { memberReads } = launching.app.container;
  return {
    businessId: id,
    memberId,
    begin: () => beginLaunch(launching.ctx(), { businessId: id, planId: "standard" }),
    load: async <Section extends SettingSection>(section: Section) =>
      (await memberReads.loadSetting(scope, section)) as SettingValues[Section],
    save: (section: SettingSection, base: unknown, value: unknown) =>
      saveSetting(launching.ctx(), { businessId: id, memberId, section, base, value }),
    isSettingUp: async () => {
      const [business] = await memberReads.listBusinesses(scope.claims);
      return isSettingUp(business?.status ?? "", await memberReads.loadLaunch(scope));
    },
  };
}

describe("while a business is set up", () => {
  test("what the wizard asks for is changed there alone, and every other setting where it stands", async () => {
    const { load, save, isSettingUp } = await answered();
    expect(await isSettingUp()).toBe(true);
    for (const section of sections) {
      const value = await load(section);
      const saving = save(section, value, value);
      if (section in settingsOfWizard) {
        await expect(saving).rejects.toMatchObject({
          code: "conflict",
          message: "You are still setting up. Change this in the set-up.",
        });
      } else expect([section, await saving]).toEqual([section, { outcome: "saved", value }]);
    }
  });

  test("the receptionist's words have one home too", async () => {
    const { businessId, memberId } = await answered();
    const content = readContent({});
    const draft = { content, base: content, note: null, revision: null };
    await expect(saveDraft(launching.ctx(), { businessId, memberId, ...draft })).rejects.toMatchObject({
      code: "conflict",
    });
  });
});

describe("once the set-up is paid", () => {
  test("the settings are open, and another click on “Pay and launch” overwrites nothing", async () => {
    const { load, save, begin, isSettingUp } = await answered();
    await begin();
    await launching.drain();
    expect(await isSettingUp()).toBe(false);
    const closures = [{ id: crypto.randomUUID(), startsOn: "2026-12-25", endsOn: "2026-12-25", reason: "" }];
    const hours = [{ weekday: 6, opens: "10:00", closes: "11:00" }];
    const named = { ...(await load("profile")), name: "Rivera and Daughters" };
    expect(await save("hours", await load("hours"), hours)).toMatchObject({ outcome: "saved" });
    expect(await save("closures", await load("closures"), closures)).toMatchObject({ outcome: "saved" });
    expect(await save("areas", await load("areas"), [])).toMatchObject({ outcome: "saved" });
    expect(await save("profile", await load("profile"), named)).toMatchObject({ outcome: "saved" });

    expect(await begin()).toMatchObject({ outcome: "already_subscribed" });
    expect(await Promise.all([load("hours"), load("closures"), load("areas"), load("profile")])).toEqual([
      hours,
      closures,
      [],
      named,
    ]);
  });
});
