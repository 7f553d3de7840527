import { randomInt } from "node:crypto";
import type { Page } from "@playwright/test";
import type { StackFile } from "@/scripts/local/stack-file";
import { post } from "@/scripts/seed/business-states";
import { ask } from "./database";
import { expect, expectSound, test } from "./journey";
import { businessOf } from "./people";
import { signUp } from "./sign-up";
import { expectLive, liveMs } from "./windows";
import { answerUntilNumber, expectQuestion, goOn, payAndLaunch, tickNumber } from "./wizard";

const sizes = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
];
const launchMs = 60_000;

test.use({ timezoneId: "America/Denver" });

const stepOf = (page: Page, title: string) =>
  page.getByRole("listitem").filter({ has: page.getByText(new RegExp(`^${title}: `)) });
const toE164 = (shown: string) => `+1${shown.replace(/\D/g, "")}`;

async function expectReady(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: "Your number is ready" })).toBeVisible({
    timeout: launchMs,
  });
}

/** What waits for its next attempt is tried now. */
const hurry = (stack: StackFile, businessId: string) =>
  ask(stack, "update public.jobs set run_at = now() where business_id = $1 and state = 'queued'", [businessId]);

test("a number that somebody else took, and a provider that is away, are told with a way to go on", {
  tag: "@desktop",
}, async ({ page, stack }) => {
  test.setTimeout(300_000);
  const businessId = await businessOf(stack, await signUp(page, stack, "Fir Plumbing"));
  await answerUntilNumber(page);
  const gone = await tickNumber(page, "719");
  await goOn(page);
  await post(`${stack.telnyx.url}/_sim/numbers`, { phone_number: toE164(gone) });
  try {
    await post(`${stack.retell.url}/_sim/faults`, { status: 500, count: 100_000 });
    await payAndLaunch(page);

    const number = stepOf(page, "Your number");
    await expect(number).toContainText("Somebody else took the number meanwhile.", { timeout: launchMs });
    await expect(page.getByText("One step needs you.", { exact: false })).toBeVisible();
    await expect(number).toContainText("You were not charged for this one.");
    await expectSound(page, sizes);
    await number.getByRole("link", { name: "Choose another number" }).click();
    await expectQuestion(page, "Which number do callers dial?");
    const other = await tickNumber(page, "719");
    expect(other).not.toBe(gone);
    await goOn(page);
    await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("Which number do callers dial?");
    await page.goto("/onboarding/launch");
    await number.getByRole("button", { name: "Try again" }).click();
    await expect(number).toContainText(": done", { timeout: launchMs });

    const receptionist = stepOf(page, "Your receptionist");
    await expect(async () => {
      await hurry(stack, businessId);
      await expect(receptionist).toContainText(": failed", { timeout: 1_000 });
    }).toPass({ timeout: 120_000 });
    await expect(receptionist).toContainText("Nothing is bought or charged twice.");
    await expectSound(page, sizes);
    await post(`${stack.retell.url}/_sim/reset-faults`, {});
    await receptionist.getByRole("button", { name: "Try again" }).click();
    await expectReady(page);
    const bought = await ask(stack, "select e164 from public.phone_numbers where business_id = $1", [businessId]);
    expect(bought).toEqual([{ e164: toE164(other) }]);
  } finally {
    await post(`${stack.retell.url}/_sim/reset-faults`, {});
  }
});

test("a toll-free number comes from the pool, and an empty pool is told with a way to go on", {
  tag: "@desktop",
}, async ({ page, stack }) => {
  test.setTimeout(240_000);
  await ask(stack, "delete from public.phone_pool where state = 'free'", []);
  const businessId = await businessOf(stack, await signUp(page, stack, "Hazel Plumbing"));
  await answerUntilNumber(page);
  await page.getByRole("radio", { name: /A toll-free number/ }).check();
  await expect(page.getByRole("textbox", { name: "Area code" })).toBeHidden();
  await expectSound(page, sizes);
  await goOn(page);
  await expect(page.getByText("A toll-free number of ours.")).toBeVisible();
  await payAndLaunch(page);

  const number = stepOf(page, "Your number");
  await expect(number).toContainText("All our toll-free numbers are given out.", { timeout: launchMs });
  await expectSound(page, sizes);
  const e164 = `+1888555${randomInt(1_000, 9_999)}`;
  await post(`${stack.telnyx.url}/_sim/numbers`, { phone_number: e164 });
  await ask(stack, "insert into public.phone_pool (e164) values ($1)", [e164]);
  await number.getByRole("button", { name: "Try again" }).click();
  await expectReady(page);
  await page.getByRole("link", { name: "Call your number" }).click();
  await page.waitForURL("**/onboarding/done");
  await expect(page.getByRole("link", { name: "Call it now" })).toHaveAttribute("href", `tel:${e164}`);
  const pool = await ask(stack, "select state, business_id from public.phone_pool where e164 = $1", [e164]);
  expect(pool).toEqual([{ state: "assigned", business_id: businessId }]);
});

test("an own number is kept: its carrier's codes are shown, and the call that its carrier forwards proves it", {
  tag: "@desktop",
}, async ({ page, stack }) => {
  test.setTimeout(240_000);
  const own = "+13035550164";
  const mobile = "+17205550165";
  await signUp(page, stack, "Iris Plumbing");
  await answerUntilNumber(page);
  await page.getByRole("radio", { name: /Keep my own number/ }).check();
  await page.getByLabel("Your own number").fill("555");
  await tickNumber(page, "719");
  await goOn(page);
  await expect(page.getByText("Enter your own number of ten digits", { exact: false }).first()).toBeVisible();
  await page.getByLabel("Your own number").fill("(303) 555-0164");
  await page.getByRole("combobox", { name: "Its carrier" }).click();
  await page.getByRole("option", { name: "Verizon wireless" }).click();
  const line = toE164(await tickNumber(page, "719"));
  await expectSound(page, sizes);
  await goOn(page);
  await expect(page.getByText(/^\(303\) 555-0164, forwarded to/)).toBeVisible();
  await payAndLaunch(page);
  await expectReady(page);
  await expect(page.getByRole("region", { name: "Forward your own number" })).toBeVisible();
  await expectSound(page, sizes);

  await page.getByRole("link", { name: "Call your number" }).click();
  await page.waitForURL("**/onboarding/done");
  const card = page.getByRole("region", { name: "Forward your own number" });
  await expect(card).toContainText("Calls to (303) 555-0164 are to come here.");
  await expect(card.getByText(`*72${line.slice(2)}`).filter({ visible: true })).toHaveCount(1);
  await expect(card.getByText("Not tested")).toBeVisible();
  await card.getByRole("button", { name: "Test it" }).click();
  await expect(card.getByText("Enter the number of the phone that you will call from.")).toBeVisible();
  await card.getByLabel("The phone you will call from").fill("(720) 555-0165");
  await card.getByRole("button", { name: "Test it" }).click();
  await expect(card.getByText("Waiting for your call")).toBeVisible();
  await expectSound(page, sizes);

  await expectLive(page);
  const call = (headers: Record<string, string>) =>
    post(`${stack.retell.url}/_sim/inbound-call`, {
      to_number: line,
      from_number: mobile,
      turns: ["Thank you, bye."],
      custom_sip_headers: headers,
    });
  await call({});
  await expect(card.getByText(/^A call arrived/)).toBeVisible({ timeout: liveMs });
  await expect(card.getByText("your phone company did not say", { exact: false })).toBeVisible();
  await expectSound(page, sizes);
  await call({ diversion: `<sip:${own}@carrier.example>;reason=no-answer` });
  await expect(card.getByText(/^Proven/)).toBeVisible({ timeout: liveMs });

  await expect(page.getByRole("heading", { level: 1, name: "Your receptionist is live" })).toBeVisible({
    timeout: 30_000,
  });
  await page.goto("/dashboard/phone");
  await expect(card.getByText(/^Proven/)).toBeVisible();
  await expect(card.getByText(`*72${line.slice(2)}`).filter({ visible: true })).toHaveCount(1);
  await expectSound(page, sizes);
});
