import { randomUUID } from "node:crypto";
import type { Browser, Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";
import type { StackFile } from "@/scripts/local/stack-file";
import { expect, expectSound, mailedLink, signIn, test } from "./journey";
import { password, signUp } from "./sign-up";
import { expectLive, liveMs, openWindow } from "./windows";

async function signInAs(page: Page, email: string, secretWord = password): Promise<void> {
  await page.goto("/login");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(secretWord);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** Invites from the team page and opens the mailed link in a window of its own, where the guest chooses a password. */
async function inviteAndJoin(page: Page, browser: Browser, stack: StackFile, name: string, role: string) {
  const email = `guest-${randomUUID()}@example.com`;
  await page.goto("/dashboard/settings/team");
  await page.getByRole("textbox", { name: "Email" }).fill(email);
  await page.getByRole("combobox", { name: "Role" }).click();
  await page.getByRole("option", { name: role }).click();
  await page.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByText(`An invitation is on its way to ${email}`)).toBeVisible();
  const guest = await openWindow(browser, page, stack);
  await guest.goto(await mailedLink(stack, email, `Join ${name} on CloudGreet`));
  return { email, guest };
}

test("an invited viewer joins by mail, sees everything, changes nothing, and is out at once when removed", async ({
  page,
  browser,
  stack,
  business,
}) => {
  await signIn(page, business);
  const { email, guest } = await inviteAndJoin(page, browser, stack, business.name, "Viewer");
  await expect(guest.getByRole("heading", { name: `Join ${business.name}` })).toBeVisible();
  await expectSound(guest);
  await guest.getByLabel("Choose a password").fill("short");
  await guest.getByRole("button", { name: "Create account and join" }).click();
  await expect(guest.getByText("Use at least 10 characters.").first()).toBeVisible();
  await guest.getByLabel("Choose a password").fill(password);
  await guest.getByRole("button", { name: "Create account and join" }).click();
  await guest.waitForURL("**/dashboard");

  await guest.goto("/dashboard/settings/profile");
  await expect(guest.getByText("Only owners and managers can change this.").filter({ visible: true })).toBeVisible();
  await guest.goto("/dashboard/settings/team");
  await expect(guest.getByText(email).filter({ visible: true }).first()).toBeVisible();
  await expect(guest.getByRole("button", { name: "Send invitation" })).toHaveCount(0);
  await expect(guest.getByRole("button", { name: /Change role/ })).toHaveCount(0);

  await page.reload();
  await page.getByRole("button", { name: `Remove ${email}` }).click();
  await page.getByLabel("Reason").fill("end of the season");
  await page.reload();
  await page.getByRole("button", { name: `Remove ${email}` }).click();
  await expect(page.getByLabel("Reason")).toHaveValue("end of the season");
  await expectLive(guest);
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  // The open page hears that its channel moved, and is shown what is left to see, without a reload.
  await guest.waitForURL("**/welcome", { timeout: liveMs });
  await expect(page.getByRole("button", { name: `Remove ${email}` })).toHaveCount(0);
  await expect(guest.getByRole("heading", { name: "Which business do you answer for?" })).toBeVisible();
  await expectSound(guest);
  expect((await guest.request.get("/api/client/calls")).status()).toBe(404);

  await guest.getByRole("button", { name: "Delete your account" }).click();
  await expectSound(guest);
  await guest.getByLabel(`Type ${email}`).fill("somebody@example.com");
  await guest.getByRole("button", { name: "Delete my account" }).click();
  await expect(guest.getByText(`Type ${email} to delete your account.`)).toBeVisible();
  await guest.getByLabel(`Type ${email}`).fill(email);
  await guest.getByRole("button", { name: "Delete my account" }).click();
  await expect(guest.getByText("Your account is deleted.")).toBeVisible();
  await signInAs(guest, email);
  await expect(guest.getByRole("alert").filter({ hasText: "do not belong together" })).toBeVisible();
  await guest.context().close();
});

test("whoever leaves the business that they signed up with is not given another like it", { tag: "@desktop" }, async ({
  page,
  browser,
  stack,
}) => {
  const name = `Leaving ${randomUUID().slice(0, 8)}`;
  const owner = await signUp(page, stack, name);
  const { guest } = await inviteAndJoin(page, browser, stack, name, "Owner");
  await guest.getByLabel("Choose a password").fill(password);
  await guest.getByRole("button", { name: "Create account and join" }).click();
  await guest.waitForURL((url) => url.pathname !== "/login" && !url.pathname.startsWith("/invite"));

  await page.reload();
  await page.getByRole("button", { name: "Leave this business" }).click();
  await page.getByRole("button", { name: "Leave", exact: true }).click();
  await page.waitForURL("**/welcome");
  const later = await openWindow(browser, page, stack);
  await signInAs(later, owner);

  await later.waitForURL("**/welcome");
  await guest.context().close();
  await later.context().close();
});

test("a used link and a made-up one say what to do", async ({ page, browser, stack, business }) => {
  await signIn(page, business);
  const { email, guest } = await inviteAndJoin(page, browser, stack, business.name, "Manager");
  const link = guest.url();
  await page.goto(link);
  await expect(page.getByText(`You are signed in as ${business.owner.email}`)).toBeVisible();
  await page.goto("/dashboard/settings/team");
  const takeBack = page.getByRole("button", { name: `Take back from ${email}` });
  await takeBack.click();
  await expect(takeBack).toHaveCount(0);

  await guest.goto(link);
  await expect(guest.getByText("This invitation was taken back")).toBeVisible();
  await guest.goto("/invite/nonsense");
  await expect(guest.getByText("This link no longer works")).toBeVisible();
  await expectSound(guest);
  await guest.context().close();
});

test("with a second factor the password alone opens nothing", async ({ page, browser, stack, business }) => {
  await signIn(page, business);
  const { email, guest } = await inviteAndJoin(page, browser, stack, business.name, "Manager");
  await guest.getByLabel("Choose a password").fill(password);
  await guest.getByRole("button", { name: "Create account and join" }).click();
  await guest.waitForURL("**/dashboard");

  await guest.goto("/dashboard/settings/security");
  await guest.getByRole("button", { name: "Set up two-factor sign-in" }).click();
  await guest.getByLabel("Your password").fill("not this one");
  await guest.getByRole("button", { name: "Go on" }).click();
  await expect(guest.getByText("This is not your present password.")).toBeVisible();
  await guest.getByLabel("Your password").fill(password);
  await guest.getByRole("button", { name: "Go on" }).click();
  await expect(guest.getByRole("img", { name: /scan/ })).toBeVisible();
  await expectSound(guest);
  const secret = (await guest.locator("code").textContent()) ?? "";
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  await guest.getByLabel("Six digits from the app").fill("000000");
  await guest.getByRole("button", { name: "Turn it on" }).click();
  await expect(guest.getByText("This code is not right")).toBeVisible();
  await guest.getByLabel("Six digits from the app").fill(totp.generate());
  await guest.getByRole("button", { name: "Turn it on" }).click();
  await expect(guest.getByRole("button", { name: "Add another app" })).toBeVisible();

  const phone = await openWindow(browser, page, stack);
  await signInAs(phone, email);
  await phone.waitForURL("**/two-factor**");
  await expectSound(phone);
  for (const path of ["/dashboard", "/dashboard/calls", "/dashboard/settings/team"]) {
    await phone.goto(path);
    await expect(phone).toHaveURL(/\/two-factor/);
  }
  expect((await phone.request.get("/api/client/calls")).status()).toBe(401);
  expect((await phone.request.get("/api/client/live")).status()).toBe(401);
  await phone.getByLabel("Code").fill(totp.generate());
  await phone.getByRole("button", { name: "Go on" }).click();
  await phone.waitForURL("**/dashboard");

  await phone.goto("/dashboard/settings/security");
  await expect(phone.getByText("This device")).toBeVisible();
  await phone.getByRole("button", { name: "Sign out the others" }).click();
  await expect(phone.getByText(/Last seen/)).toHaveCount(1);
  await guest.goto("/dashboard");
  await expect(guest).toHaveURL(/\/login\?notice=ended/);
  await guest.context().close();
  await phone.context().close();
});

test("a password is changed by whoever knows the present one", { tag: "@desktop" }, async ({
  page,
  browser,
  stack,
  business,
}) => {
  await signIn(page, business);
  const { email, guest } = await inviteAndJoin(page, browser, stack, business.name, "Viewer");
  await guest.getByLabel("Choose a password").fill(password);
  await guest.getByRole("button", { name: "Create account and join" }).click();
  await guest.waitForURL("**/dashboard");
  await guest.goto("/dashboard/settings/security");
  const change = async (current: string) => {
    await guest.getByLabel("Present password").fill(current);
    await guest.getByLabel("New password").fill(`${password}-2`);
    await guest.getByRole("button", { name: "Change password" }).click();
  };

  await change("not this one");
  await expect(guest.getByText("This is not your present password.")).toBeVisible();
  await change(password);
  await expect(guest.getByText("Your password is changed.")).toBeVisible();

  const other = await openWindow(browser, page, stack);
  await signInAs(other, email, `${password}-2`);
  await other.waitForURL("**/dashboard");
  await guest.context().close();
  await other.context().close();
});

test("the link that stops the morning mail opens a page with a button, which says when the link is not whole", async ({
  page,
}) => {
  await page.goto("/digest/stop/made-up");
  await expect(page.getByRole("heading", { name: "Stop the morning mail?" })).toBeVisible();
  await page.getByRole("button", { name: "Stop these mails" }).click();
  await expect(page.getByText("This link is not whole.", { exact: false })).toBeVisible();
  await expectSound(page);
});

test("what a member chooses is kept, and half a choice is explained", { tag: "@desktop" }, async ({
  page,
  business,
}) => {
  await signIn(page, business);
  await page.goto("/dashboard/settings/notifications");
  const missed = page.getByRole("checkbox", { name: "Missed calls: Email" });
  await missed.check();
  await page.getByLabel("Quiet from").fill("21:00");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Enter when the quiet ends.")).toBeVisible();
  await page.getByLabel("Quiet from").fill("");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved.")).toBeVisible();

  await page.reload();
  await expect(missed).toBeChecked();
  await missed.uncheck();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
});

test("the bell leads to what happened, and the address to what is unread", async ({ page, business }) => {
  await signIn(page, business);
  await page.getByRole("link", { name: "Notifications" }).filter({ visible: true }).first().click();
  await page.waitForURL("**/dashboard/notifications");
  await expect(page.getByRole("main").getByRole("listitem").first()).toBeVisible();
  await page.getByRole("link", { name: "Unread", exact: true }).click();
  await page.waitForURL("**/dashboard/notifications?show=unread");
  await expect(page.getByRole("main")).toBeVisible();
});
