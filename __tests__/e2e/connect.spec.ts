import type { Page } from "@playwright/test";
import type { StackFile } from "@/scripts/local/stack-file";
import { ask } from "./database";
import { expect, expectSound, test } from "./journey";
import { password, signUp } from "./sign-up";

const desk = "front.desk@example.com";
const other = "someone.else@example.com";
const wizard = "/onboarding/calendar";
const settings = "/dashboard/calendar-settings";

/** At Google: takes an account, and allows or cancels. Where one is suggested, another is asked for. */
async function decide(page: Page, email: string, decision: "Allow" | "Cancel"): Promise<void> {
  await page.waitForURL("**/o/oauth2/v2/auth**");
  const another = page.getByRole("link", { name: "Use another account" });
  if (await another.isVisible()) await another.click();
  await page.getByRole("link", { name: email }).click();
  await page.getByRole("button", { name: decision }).click();
}

const connect = (page: Page) => page.getByRole("link", { name: "Connect Google Calendar" }).click();
const shown = (page: Page, text: string | RegExp) =>
  expect(page.getByText(text).filter({ visible: true }).first()).toBeVisible();

/** The owner takes the permission away at Google, and the next read of the calendar finds that out. */
async function revoke(page: Page, stack: StackFile, email: string): Promise<void> {
  const headers = { "content-type": "application/json" };
  await fetch(`${stack.google.url}/_sim/revoke`, { method: "POST", headers, body: JSON.stringify({ email }) });
  await ask(
    stack,
    `update public.synced_calendars set synced_at = now() - interval '1 hour' where business_id in
       (select business_id from public.calendar_connections where account_email = $1 and state = 'connected')`,
    [email],
  );
  await expect(async () => {
    await fetch(`${stack.web}/api/cron/process-jobs`, { headers: { authorization: `Bearer ${stack.cronSecret}` } });
    const left = await ask(
      stack,
      "select 1 from public.calendar_connections where account_email = $1 and state = 'connected'",
      [email],
    );
    expect(left).toEqual([]);
  }).toPass({ timeout: 30_000 });
  await page.reload();
}

test("in the wizard: gone back, cancelled, allowed, replayed, revoked, and connected with another account", async ({
  page,
  stack,
}) => {
  test.setTimeout(150_000);
  await signUp(page, stack, "Wren Plumbing");
  await page.goto(wizard);

  await connect(page);
  await page.waitForURL("**/o/oauth2/v2/auth**");
  await page.goBack();
  await shown(page, "Without it, appointments are kept here alone.");
  await connect(page);
  await decide(page, desk, "Cancel");
  await shown(page, /Google did not get your permission/);
  await expectSound(page);
  await page.getByRole("link", { name: "Try again" }).click();
  await page.waitForURL("**/o/oauth2/v2/auth**");
  const secrets = await page.context().cookies(`${stack.web}/api/calendar/callback`);
  const answered = page.waitForRequest("**/api/calendar/callback**");
  await decide(page, desk, "Allow");
  await shown(page, `Connected as ${desk}`);
  expect(page.url()).toContain(`${wizard}?result=connected`);

  const answer = (await answered).url();
  await page.goto(answer);
  await shown(page, /This sign-in was not begun in this browser/);
  await page.context().addCookies(secrets);
  await page.goto(answer);
  await shown(page, /This answer of Google's was used before/);
  expect(page.url()).toContain(wizard);
  await shown(page, `Connected as ${desk}`);

  await revoke(page, stack, desk);
  await connect(page);
  await decide(page, other, "Allow");
  await shown(page, /another Google account than the one that is connected/);
  await expectSound(page);
  await page.getByRole("link", { name: "Use this one instead" }).click();
  await decide(page, other, "Allow");
  await shown(page, `Connected as ${other}`);
  expect(page.url()).toContain(wizard);
});

test("in the settings: cancelled, allowed, wrong account both ways, forged, revoked, reconnected, and signed out meanwhile", async ({
  page,
  stack,
}) => {
  test.setTimeout(150_000);
  const email = await signUp(page, stack, "Jay Plumbing");
  await page.getByRole("button", { name: "Look around first" }).click();
  await page.waitForURL("**/dashboard");
  await page.goto(settings);

  await connect(page);
  await decide(page, desk, "Cancel");
  await shown(page, /Google did not get your permission/);
  await page.getByRole("link", { name: "Try again" }).click();
  await decide(page, desk, "Allow");
  await shown(page, /Your calendar is connected/);
  await shown(page, desk);

  await page.getByRole("link", { name: "Reconnect" }).click();
  await decide(page, other, "Allow");
  await shown(page, /another Google account than the one that is connected/);
  await shown(page, desk);
  await expectSound(page);
  await page.getByRole("link", { name: "Use another account" }).click();
  await decide(page, desk, "Allow");
  await shown(page, /Your calendar is connected/);
  await page.getByRole("link", { name: "Reconnect" }).click();
  await decide(page, other, "Allow");
  await page.getByRole("link", { name: "Use this one instead" }).click();
  await decide(page, other, "Allow");
  await shown(page, other);

  await page.goto("/api/calendar/callback?state=made.up&code=stolen");
  await shown(page, /This sign-in was not begun in this browser/);
  await page.goto(settings);
  await revoke(page, stack, other);
  await shown(page, "Needs you");
  await page.getByRole("link", { name: "Reconnect" }).click();
  await decide(page, other, "Allow");
  await expect(page.getByText("Connected", { exact: true }).filter({ visible: true })).toBeVisible();

  await page.getByRole("link", { name: "Reconnect" }).click();
  await page.waitForURL("**/o/oauth2/v2/auth**");
  const cookies = await page.context().cookies(`${stack.web}/api/calendar/callback`);
  await page.context().clearCookies();
  await page.context().addCookies(cookies.filter(({ name }) => name === "cloudgreet-calendar"));
  await decide(page, other, "Allow");
  await shown(page, /You were signed out before Google's answer came/);
  await expectSound(page);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`**${settings}?result=signed_out`);
  await shown(page, /You were signed out when Google's answer came/);
  await expect(page.getByText("Connected", { exact: true }).filter({ visible: true })).toBeVisible();
});
