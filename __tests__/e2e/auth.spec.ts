import { randomUUID } from "node:crypto";
import { signInBy } from "@/scripts/pages/sign-in";
import { businessAt } from "@/scripts/seed/business-states";
import { expect, expectSound, mailedLink, signIn, signOut, test } from "./journey";
import { password } from "./sign-up";
import { openWindow } from "./windows";

test("a new owner registers, confirms, comes back and chooses a new password", async ({ page, stack }) => {
  const email = `owner-${randomUUID()}@example.com`;
  await page.goto("/register");
  await page.getByLabel("Business name").fill("Zoë’s Hair 💇");
  await page.getByRole("combobox", { name: "Trade" }).click();
  await page.getByRole("option", { name: "Salon" }).click();
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill("short");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText("Use at least 10 characters.")).toBeVisible();
  await expect(page.getByLabel("Business name")).toHaveValue("Zoë’s Hair 💇");
  await expect(page.getByRole("combobox", { name: "Trade" })).toHaveText("Salon");
  await expectSound(page);

  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText(email)).toBeVisible();
  await page.goto(await mailedLink(stack, email, "Confirm your email address"));
  await page.waitForURL("**/onboarding/profile");
  await expect(page.getByLabel("Business name")).toHaveValue("Zoë’s Hair 💇");
  await page.getByRole("button", { name: "Look around first" }).click();
  await page.waitForURL("**/dashboard");
  await expect(page.getByText("Zoë’s Hair 💇").filter({ visible: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "Finish the set-up" })).toBeVisible();
  await expect(page.getByText("No calls yet").filter({ visible: true })).toBeVisible();
  await signOut(page);

  await page.goto("/forgot-password");
  await page.getByLabel("Email").fill(email);
  await page.getByRole("button", { name: "Send me a link" }).click();
  await page.goto(await mailedLink(stack, email, "Choose a new password"));
  await page.waitForURL("**/reset-password**");
  await expectSound(page);
  await page.getByLabel("New password").fill(`${password}-2`);
  await page.getByRole("button", { name: "Save and sign in" }).click();
  await page.waitForURL("**/dashboard");
});

test("a wrong password is explained and loses nothing but itself", async ({ page, business }) => {
  await page.goto("/login?next=/dashboard/calendar");
  await page.getByLabel("Email").fill(business.owner.email);
  await page.getByLabel("Password").fill("not this one");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "do not belong together" })).toBeVisible();
  await expect(page.getByLabel("Email")).toHaveValue(business.owner.email);
  await expectSound(page);

  await page.getByLabel("Password").fill(business.owner.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/dashboard/calendar");
});

test("whoever came without a mailed link is asked for the present password", { tag: "@desktop" }, async ({
  page,
  business,
}) => {
  await signIn(page, business);
  await page.goto("/reset-password");
  await expect(page).toHaveURL(/\/dashboard\/settings\/security/);
});

test("without a session nothing is shown", { tag: "@desktop" }, async ({ page }) => {
  await page.goto("/dashboard/calls?outcome=booked");
  await expect(page).toHaveURL(/\/login\?next=%2Fdashboard%2Fcalls%3Foutcome%3Dbooked/);
  for (const path of ["calls", "overview", "appointments", "live", `calls/${randomUUID()}`]) {
    const response = await page.request.get(`/api/client/${path}`);
    expect(response.status()).toBe(401);
    expect(response.headers()["content-type"]).toContain("application/problem+json");
  }
});

test("a stale link says so, and leads nowhere else", { tag: "@desktop" }, async ({ page }) => {
  await page.goto("/auth/confirm?code=nonsense&next=//evil.example");
  await expect(page).toHaveURL(/\/login\?notice=link/);
  await expect(page.getByText("That link was used already")).toBeVisible();
});

test("one business cannot reach another's calls", { tag: "@desktop" }, async ({ page, browser, stack, business }) => {
  const other = businessAt(stack, 1);
  await signIn(page, business);
  const { data } = await (await page.request.get("/api/client/calls?limit=1")).json();
  const id: string = data[0].id;
  const stranger = await openWindow(browser, page, stack);
  await signIn(stranger, other);

  expect((await page.request.get(`/api/client/calls/${id}`)).status()).toBe(200);
  for (const path of [`calls/${id}`, `calls/${id}/recording`]) {
    const response = await stranger.request.get(`/api/client/${path}`);
    expect(response.status()).toBe(404);
    expect(await response.json()).toMatchObject({ title: "Not found", status: 404 });
  }
  await stranger.goto(`/dashboard/calls/${id}`);
  await expect(stranger.getByText("There is nothing at this address")).toBeVisible();
  await stranger.context().close();
});

test("a session that ran out is renewed on the way, and no cache may keep the answer", { tag: "@desktop" }, async ({
  page,
  context,
  stack,
  business,
}) => {
  // A session of its own: its renewal ends what others would renew with.
  await signInBy(page, stack.web, business.owner);
  const cookies = (await context.cookies()).filter(({ name }) => name.startsWith("cloudgreet-auth"));
  const text = cookies
    .sort((one, other) => one.name.localeCompare(other.name))
    .map(({ value }) => value)
    .join("");
  const session = JSON.parse(Buffer.from(text.replace("base64-", ""), "base64url").toString());
  const stale = `base64-${Buffer.from(JSON.stringify({ ...session, expires_at: 1 })).toString("base64url")}`;
  const [first] = cookies;
  if (!first) throw new Error("there is no session cookie");
  await context.clearCookies({ name: /^cloudgreet-auth/ });
  const size = Math.ceil(stale.length / cookies.length);
  await context.addCookies(
    cookies.map((cookie, index) => ({ ...cookie, value: stale.slice(index * size, (index + 1) * size) })),
  );

  const response = await page.goto("/dashboard");

  expect(page.url()).toContain("/dashboard");
  expect(response?.headers()["cache-control"]).toContain("no-store");
  const renewed = (await context.cookies()).filter(({ name }) => name.startsWith("cloudgreet-auth"));
  expect(renewed.every(({ httpOnly, sameSite }) => httpOnly && sameSite === "Lax")).toBe(true);
  expect(renewed.map(({ value }) => value).join("")).not.toBe(stale);
});
