import type { Browser, Locator, Page } from "@playwright/test";
import type { SeedBusiness, StackFile } from "@/scripts/local/stack-file";
import { textFrom } from "./carrier";
import { ask } from "./database";
import { dateIn } from "./dates";
import { expect, expectSound, signIn, signOut, test } from "./journey";
import { openWindow } from "./windows";

/** What the browser keeps that is not saved. */
const keptIn = (page: Page) =>
  page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith("draft:")));

/** Types once the page's scripts have taken the field over. */
async function type(field: Locator, words: string): Promise<void> {
  await expect
    .poll(() => field.evaluate((element) => Object.keys(element).some((key) => key.startsWith("__reactProps"))))
    .toBe(true);
  await field.fill(words);
}

/** Types, loads the page again, and finds it there. */
async function typeAndReload(page: Page, field: Locator, words: string): Promise<void> {
  await type(field, words);
  await page.reload();
  await expect(field).toHaveValue(words);
}

/** A customer, a call or a conversation of the sample business. */
async function findId(stack: StackFile, business: SeedBusiness, table: "customers" | "calls") {
  const last = { customers: "name is not null and merged_into is null", calls: "status = 'ended'" };
  const [row] = await ask<{ id: string }>(
    stack,
    `select id from public.${table} where business_id = $1 and ${last[table]} order by created_at desc limit 1`,
    [business.id],
  );
  if (!row) throw new Error(`no ${table}`);
  return row.id;
}

/** Lets a customer text the business, and answers the id of the conversation. */
async function converse(stack: StackFile, business: SeedBusiness, from: string): Promise<string> {
  await textFrom(stack, from, business.number, "Are you licensed?");
  const find = () =>
    ask<{ id: string }>(stack, "select id from public.conversations where customer_number = $1", [from]);
  await expect.poll(async () => (await find()).length).toBe(1);
  return (await find())[0]?.id ?? "";
}

/** Another window of a member; what it logs while it has no connection is no fault. */
async function openOther(browser: Browser, page: Page, stack: StackFile, business: SeedBusiness): Promise<Page> {
  const other = await openWindow(browser, page, stack);
  await signIn(other, business);
  return other;
}

/** Goes to a page and waits until it has been read again, as each is once it hears of changes. */
async function goAndRead(page: Page, path: string): Promise<void> {
  const read = page.waitForResponse((response) => {
    const headers = response.request().headers();
    return new URL(response.url()).pathname === path && headers.rsc === "1" && !headers["next-router-prefetch"];
  });
  await page.goto(path);
  await read;
}

const box = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });
const press = (page: Page, name: string) => page.getByRole("button", { name, exact: true }).click();
const pressAnyhow = (page: Page, name: string) =>
  page.getByRole("button", { name, exact: true }).dispatchEvent("click");

test("what is typed is there after a reload, and gone once it is saved", async ({ page, stack, business }, {
  project,
}) => {
  test.slow();
  await signIn(page, business);
  const words = `kept on ${project.name} ${Date.now()}`;

  await page.goto(`/dashboard/customers/${await findId(stack, business, "customers")}`);
  await typeAndReload(page, box(page, "Notes"), words);
  await press(page, "Save");
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await expectSound(page);
  expect(await keptIn(page)).toEqual([]);

  await page.goto(`/dashboard/calls/${await findId(stack, business, "calls")}`);
  await typeAndReload(page, box(page, "Note"), words);
  await press(page, "Save note");
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();
  await page.getByText("This was wrong", { exact: true }).click();
  await typeAndReload(page, box(page, "What should have happened"), words);
  await press(page, "Send");
  await expect(page.getByText("Thank you. Our staff have been told.")).toBeVisible();
  expect(await keptIn(page)).toEqual([]);

  await page.goto("/dashboard/settings/team");
  await typeAndReload(page, box(page, "Email"), "not an address");
  await press(page, "Send invitation");
  await expect(page.getByText("Enter an email address, such as you@example.com.").first()).toBeVisible();
  await typeAndReload(page, box(page, "Email"), `kept-${Date.now()}@example.com`);
  await press(page, "Send invitation");
  await expect(page.getByText(/^An invitation is on its way to/)).toBeVisible();
  await expect(box(page, "Email")).toHaveValue("");
  expect(await keptIn(page)).toEqual([]);

  await page.goto("/dashboard/settings/notifications");
  await typeAndReload(page, page.getByLabel("Quiet from"), "21:15");
  await press(page, "Save");
  await expect(page.getByText("Enter when the quiet ends.").first()).toBeVisible();
  await type(page.getByLabel("Quiet from"), "");
  await press(page, "Save");
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();

  await page.goto("/dashboard/receptionist");
  await typeAndReload(page, box(page, "Note for colleagues"), words);
  await press(page, "Save draft");
  await expect(page.getByText("Unsaved changes")).toBeHidden();
  expect(await keptIn(page)).toEqual([]);
  await press(page, "Discard");
});

test("a reply waits in its own conversation, a new appointment until it is left, and a dispute in its fee", async ({
  page,
  stack,
  business,
}, { project }) => {
  test.slow();
  await signIn(page, business);
  const from = project.name === "desktop" ? "+13035550631" : "+13035550632";
  await page.goto(`/dashboard/messages/${await converse(stack, business, from)}`);
  await typeAndReload(page, box(page, "Your reply"), "We come at nine.");
  await press(page, "Send");
  await expect(box(page, "Your reply")).toHaveValue("");
  await expect.poll(() => keptIn(page)).toEqual([]);

  await page.goto(`/dashboard/calendar?date=${dateIn(2, 4)}`);
  await press(page, "New appointment");
  const sheet = page.locator("[role=dialog][data-open]");
  await type(sheet.getByLabel("Customer"), "Nora Kept");
  await type(sheet.getByLabel("Notes"), "The gate code is 12");
  await page.reload();
  await press(page, "New appointment");
  await expect(sheet.getByLabel("Customer")).toHaveValue("Nora Kept");
  await expect(sheet.getByLabel("Notes")).toHaveValue("The gate code is 12");
  await sheet.getByRole("button", { name: "Leave it" }).click();
  await press(page, "New appointment");
  await expect(sheet.getByLabel("Customer")).toHaveValue("");
  await sheet.getByRole("button", { name: "Leave it" }).click();

  await page.goto("/dashboard/billing?show=paid");
  const dispute = page.getByRole("button", { name: /^Dispute the fee of/ }).first();
  await dispute.click();
  await type(page.getByLabel("More, if you like"), "This was my neighbour");
  await page.reload();
  await dispute.click();
  await expect(page.getByLabel("More, if you like")).toHaveValue("This was my neighbour");
});

test("what a stranger types outlives a reload, a password never does", async ({ page }) => {
  await page.goto("/contact");
  await typeAndReload(page, page.getByLabel("Message"), "We miss calls while we are on the roof.");

  await page.goto("/register");
  await type(page.getByLabel("Email"), "ada@example.com");
  await type(page.getByLabel("Password"), "short");
  await typeAndReload(page, page.getByLabel("Business name"), "Brook Plumbing");
  await expect(page.getByLabel("Email")).toHaveValue("ada@example.com");
  await expect(page.getByLabel("Password")).toHaveValue("");
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain("short");
});

test("a sign-out forgets what was typed, in every tab", async ({ page, stack, business }) => {
  await signIn(page, business);
  const customer = `/dashboard/customers/${await findId(stack, business, "customers")}`;
  const tab = await page.context().newPage();
  for (const one of [page, tab]) {
    await one.goto(customer);
    await type(box(one, "Notes"), "about a customer");
    expect(await keptIn(one)).toHaveLength(1);
  }
  await signOut(page);
  expect(await keptIn(page)).toEqual([]);
  await expect.poll(() => keptIn(tab)).toEqual([]);
});

test("the later of two members on one customer sees what changed and loses nothing", async ({
  page,
  browser,
  stack,
  business,
}) => {
  test.slow();
  await signIn(page, business);
  const other = await openOther(browser, page, stack, business);
  const address = `/dashboard/customers/${await findId(stack, business, "customers")}`;
  const [words, street] = [`Ring twice ${Date.now()}`, `${Date.now()} Elm Street`];
  await page.goto(address);
  await other.goto(address);
  await type(box(other, "Notes"), words);

  await type(box(page, "Address"), street);
  await press(page, "Save");
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();

  // Theirs comes while one types, and the button rests then, or with the refusal at the latest.
  await pressAnyhow(other, "Save");
  await expect(other.getByText(`→ ${street}`)).toBeVisible();
  await expect(box(other, "Notes")).toHaveValue(words);
  await expectSound(other);
  await other.reload();
  await expect(box(other, "Notes")).toHaveValue(words);
  await press(other, "Keep mine");
  await expect(box(other, "Address")).toHaveValue(street);
  await press(other, "Save");
  await expect(other.getByText("Saved.", { exact: true })).toBeVisible();

  await page.reload();
  await expect(box(page, "Address")).toHaveValue(street);
  await expect(box(page, "Notes")).toHaveValue(words);
  await other.context().close();
});

test("the later of two members on one call's note sees what changed and may take it", { tag: "@desktop" }, async ({
  page,
  browser,
  stack,
  business,
}) => {
  test.slow();
  await signIn(page, business);
  const other = await openOther(browser, page, stack, business);
  const address = `/dashboard/calls/${await findId(stack, business, "calls")}`;
  const theirs = `Called back ${Date.now()}`;
  await page.goto(address);
  await other.goto(address);
  await type(box(other, "Note"), "Mine, and longer");
  await type(box(page, "Note"), theirs);
  await press(page, "Save note");
  await expect(page.getByText("Saved.", { exact: true })).toBeVisible();

  await pressAnyhow(other, "Save note");
  await expect(other.getByText(`→ ${theirs}`)).toBeVisible();
  await expect(box(other, "Note")).toHaveValue("Mine, and longer");
  await press(other, "Use theirs");
  await expect(box(other, "Note")).toHaveValue(theirs);
  expect(await keptIn(other)).toEqual([]);
  await other.context().close();
});

test("a reading of the page that is cut off waits, and the page stays as it is", { tag: "@desktop" }, async ({
  page,
  stack,
  business,
  complaints,
}) => {
  await signIn(page, business);
  const id = await findId(stack, business, "customers");
  await goAndRead(page, `/dashboard/customers/${id}`);
  await type(box(page, "Notes"), "half a sentence");
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));
  const isReading = (url: URL) => url.pathname.endsWith(id) && url.searchParams.has("_rsc");
  let cutOff = 0;
  await page.route(isReading, (route) => {
    cutOff += 1;
    return route.abort("internetdisconnected");
  });
  const rename = "update public.customers set name = $2, revision = revision + 1 where id = $1";
  const [before] = await ask<{ name: string }>(stack, "select name from public.customers where id = $1", [id]);
  await ask(stack, rename, [id, "Read Again"]);
  // A page reads itself again when the connection is back.
  await page.evaluate(() => window.dispatchEvent(new Event("online")));

  await expect.poll(() => cutOff).toBeGreaterThan(0);
  await page.unroute(isReading);

  await expect(page.getByRole("heading", { level: 1, name: "Read Again" })).toBeVisible({ timeout: 20_000 });
  await expect(box(page, "Notes")).toHaveValue("half a sentence");
  expect(await page.evaluate(() => "isSamePage" in window)).toBe(true);
  await ask(stack, rename, [id, before?.name]);
  // The browser notes each request that was cut off.
  complaints.length = 0;
});

test("without a connection a form says so, keeps its words and its page, and saves later", { tag: "@desktop" }, async ({
  page,
  browser,
  stack,
  business,
}) => {
  test.slow();
  const other = await openOther(browser, page, stack, business);
  const without = async (work: () => Promise<void>) => {
    await other.context().setOffline(true);
    await work();
    await expect(
      other
        .getByText(/The connection was lost/)
        .filter({ visible: true })
        .first(),
    ).toBeVisible();
    await expect(other.getByRole("heading", { level: 1 }).first()).not.toHaveText("This page could not be loaded");
    await other.context().setOffline(false);
  };
  const words = `written under ground ${Date.now()}`;
  await goAndRead(other, `/dashboard/calls/${await findId(stack, business, "calls")}`);
  await type(box(other, "Note"), words);
  await without(() => press(other, "Save note"));
  await expect(box(other, "Note")).toHaveValue(words);
  await press(other, "Save note");
  await expect(other.getByText("Saved.", { exact: true })).toBeVisible();

  await goAndRead(other, `/dashboard/customers/${await findId(stack, business, "customers")}`);
  await type(box(other, "Notes"), words);
  await without(() => press(other, "Save"));
  await expect(box(other, "Notes")).toHaveValue(words);

  await goAndRead(other, "/dashboard/settings/team");
  await type(box(other, "Email"), "sam@example.com");
  await without(() => press(other, "Send invitation"));
  await expect(box(other, "Email")).toHaveValue("sam@example.com");

  await goAndRead(other, "/dashboard/settings/security");
  await press(other, "Set up two-factor sign-in");
  const ownPassword = other.getByLabel("Your password");
  await ownPassword.fill("not sent anywhere");
  await other.context().setOffline(true);
  await press(other, "Go on");
  await expect(other.getByText(/The connection was lost/)).toBeVisible();
  await expect(ownPassword).toHaveValue("not sent anywhere");
  await other.context().setOffline(false);
  await other.goto("/login");
  await other.context().close();
});
