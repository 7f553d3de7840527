import { describe, expect, test } from "vitest";
import { matchService } from "@/lib/domain/language/match-service";
import { trades } from "@/lib/domain/member/trades";
import { lintRegistration } from "@/lib/domain/messages/registration-lint";
import { suggestRegistration } from "@/lib/domain/messages/suggest-registration";
import { tradeDefaults } from "@/lib/domain/onboarding/trade-defaults";
import { wizardSteps } from "@/lib/domain/onboarding/wizard-steps";
import { forwardingCodes } from "@/lib/domain/telephony/forwarding-codes";

test("what every trade begins with is a valid answer of the wizard, without an invented price", () => {
  for (const trade of Object.keys(trades) as (keyof typeof trades)[]) {
    const answers = { ...tradeDefaults(trade), timeZone: "America/Denver", closures: [], zips: [] };
    expect(wizardSteps.services.safeParse(answers).success, trade).toBe(true);
    expect(answers.services.every(({ priceCents }) => priceCents === null)).toBe(true);
    expect(answers.services.every(({ synonyms = [] }) => synonyms.length >= 2)).toBe(true);
  }
});

test("the week is the trade's own", () => {
  const week = (trade: keyof typeof trades) =>
    tradeDefaults(trade).hours.map(({ weekday, opens, closes }) => `${weekday} ${opens}-${closes}`);

  expect(week("salon")).toEqual([2, 3, 4, 5, 6].map((weekday) => `${weekday} 09:00-19:00`));
  expect(week("clinic").slice(0, 2)).toEqual(["1 08:00-12:00", "1 13:00-17:00"]);
  expect(week("hvac").at(-1)).toBe("6 09:00-14:00");
  expect([tradeDefaults("salon").resources, tradeDefaults("clinic").resources]).toEqual([["Chair 1"], ["Room 1"]]);
});

test.each([
  ["plumbing", "My kitchen sink is clogged, I need a plumber.", "Drain cleaning"],
  ["plumbing", "I have a leak under the sink.", "Leak repair"],
  ["plumbing", "Can a plumber come and take a look?", "Diagnostic visit"],
  ["hvac", "The AC is blowing warm air.", "Cooling repair"],
  ["electrical", "The breaker keeps tripping.", "Panel inspection"],
  ["roofing", "My roof is leaking.", "Roof leak repair"],
  ["painting", "I want a quote for painting my living room.", "Interior estimate"],
  ["cleaning", "I need my house cleaned.", "Standard cleaning"],
  ["landscaping", "I need my lawn mowed.", "Mowing"],
  ["clinic", "I'm a new patient.", "New patient visit"],
  ["plumbing", "I have a clogged drain", "Drain cleaning"],
  ["plumbing", "tengo una fuga de agua", "Leak repair"],
  ["hvac", "el aire acondicionado no enfría", "Cooling repair"],
  ["salon", "quiero un corte de pelo", "Haircut"],
  ["clinic", "soy paciente nuevo", "New patient visit"],
] as const)("in %s, “%s” means %s", (trade, words, name) => {
  const services = tradeDefaults(trade).services.map((one) => ({ name: one.name, synonyms: one.synonyms ?? [] }));

  expect(matchService(words, services)).toEqual({ kind: "one", name });
});

test("forwarding codes hold our ten digits, and none is left open", () => {
  const codes = forwardingCodes("+13035550142");

  expect(codes.find(({ carrier }) => carrier === "att")?.all?.on).toBe("**21*3035550142#");
  expect(codes.find(({ carrier }) => carrier === "verizon")?.all).toEqual({ on: "*723035550142", off: "*73" });
  expect(codes.find(({ carrier }) => carrier === "voip")?.all).toBeNull();
  expect(JSON.stringify(codes)).not.toMatch(/\*N|\dN/);
});

test("what is proposed to the carriers lacks the address of the policy alone, in every trade and spelling", () => {
  for (const trade of Object.keys(trades)) {
    const profile = { name: "Šimek & Søn's", trade, website: null, service: null };
    const texts = suggestRegistration(profile, new Date("2026-11-21T12:00:00Z"));
    expect(
      lintRegistration(texts).map(({ field }) => field),
      trade,
    ).toEqual(["privacyUrl"]);
    expect(texts.samples, trade).toHaveLength(3);
  }
  const own = { name: "Rivera Plumbing", trade: "plumbing", website: null, service: "Leak repair" };
  expect(suggestRegistration(own, new Date("2026-11-21T12:00:00Z")).samples[0]).toBe(
    "Rivera Plumbing: You are booked for Leak repair on Tuesday, November 24 at 9:00 AM. Ref K7M2Q. Reply STOP to opt out.",
  );
});

describe("a registration", () => {
  const good = {
    businessName: "Rivera Plumbing",
    samples: [
      "Rivera Plumbing: your visit is on Tuesday at 10. Reply STOP to end.",
      "Rivera Plumbing: we are on our way and arrive in 20 minutes.",
    ],
    optInFlow: "Customers give their number on a call and agree to texts about their appointment.",
    privacyUrl: "https://rivera.example.com/privacy",
  };

  test("with named samples, STOP, a described opt-in and a policy passes", () => {
    expect(lintRegistration(good)).toEqual([]);
  });

  test.each([
    ["no business name", { samples: ["Your visit is on Tuesday. Reply STOP.", "Rivera Plumbing: we are on our way."] }],
    ["no STOP", { samples: ["Rivera Plumbing: your visit is soon.", "Rivera Plumbing: we are on our way."] }],
    ["a short link", { samples: [good.samples[0] ?? "", "Rivera Plumbing: see https://bit.ly/abc for more."] }],
    ["one sample", { samples: [good.samples[0] ?? ""] }],
    ["a bought list", { optInFlow: "We text numbers from a purchased list of people near our call center." }],
    ["no policy", { privacyUrl: null }],
  ])("with %s is sent back before a carrier does", (_name, change) => {
    expect(lintRegistration({ ...good, ...change })).toHaveLength(1);
  });
});
