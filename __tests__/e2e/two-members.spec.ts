import { randomUUID } from "node:crypto";
import type { Browser, Page } from "@playwright/test";
import type { SeedBusiness, StackFile } from "@/scripts/local/stack-file";
import { businessAt } from "@/scripts/seed/business-states";
import { createUser, openAuthAdmin } from "@/scripts/seed/seed-people";
import { ask } from "./database";
import { dateIn } from "./dates";
import { expect, expectSound, signIn, test } from "./journey";
import { password } from "./sign-up";
import { openWindow } from "./windows";

interface Colleague {
  browser: Browser;
  page: Page;
  stack: StackFile;
  business: SeedBusiness;
}

/** A manager of the business, signed in in a window of their own. */
async function openColleague({ browser, page, stack, business }: Colleague): Promise<Page> {
  const email = `colleague-${randomUUID()}@example.com`;
  const id = await createUser(openAuthAdmin(stack), email, password);
  await ask(stack, "insert into public.memberships (business_id, user_id, role) values ($1, $2, 'manager')", [
    business.id,
    id,
  ]);
  const other = await openWindow(browser, page, stack);
  await signIn(other, { ...business, owner: { email, password } });
  return other;
}

const sheetOf = (page: Page) => page.locator("[role=dialog][data-open]");

async function book(page: Page, name: string, date: string, time: string): Promise<void> {
  await page.getByRole("button", { name: "New appointment" }).click();
  const form = sheetOf(page);
  await form.getByLabel("Customer").fill(name);
  await form.getByLabel("Day").fill(date);
  await form.getByLabel("Time", { exact: true }).fill(time);
  await expect(form.locator('[data-verdict="free"]')).toBeVisible();
  await form.getByRole("button", { name: "Book" }).click();
  await expect(form).toBeHidden();
}

/** The appointment on the board, or in the agenda of a phone. */
const shown = (page: Page, name: string, isDesktop: boolean) =>
  isDesktop
    ? page.locator(".board .board-event").filter({ hasText: name }).first()
    : page.getByRole("button", { name: new RegExp(name) }).first();

async function writeNote(page: Page, note: string): Promise<void> {
  await sheetOf(page).getByRole("button", { name: "Edit" }).click();
  await sheetOf(page).getByLabel("Notes").fill(note);
  await sheetOf(page).getByRole("button", { name: "Save" }).click();
}

test("of two members who edit, move and cancel one appointment, the later one sees what changed", async ({
  page,
  browser,
  stack,
  business,
}, { project }) => {
  test.setTimeout(180_000);
  const isDesktop = project.name === "desktop";
  const name = isDesktop ? "Tess Twice" : "Theo Twice";
  const date = dateIn(4, isDesktop ? 2 : 3);
  await signIn(page, business);
  const other = await openColleague({ browser, page, stack, business });
  await page.goto(`/dashboard/calendar?date=${date}`);
  await book(page, name, date, "10:00");
  await other.goto(`/dashboard/calendar?date=${date}`);

  await shown(page, name, isDesktop).click();
  await sheetOf(page).getByRole("button", { name: "Edit" }).click();
  await shown(other, name, isDesktop).click();
  await writeNote(other, "Ring twice");
  await expect(sheetOf(other)).toBeHidden();
  await sheetOf(page).getByLabel("Notes").fill("The dog bites");
  await sheetOf(page).getByRole("button", { name: "Save" }).click();
  await expect(sheetOf(page).getByText("Notes: empty → Ring twice")).toBeVisible();
  await expectSound(page);
  await sheetOf(page).getByRole("button", { name: "Save" }).click();
  await expect(sheetOf(page)).toBeHidden();

  await page.reload();
  await shown(page, name, isDesktop).click();
  await sheetOf(page).getByRole("button", { name: "Cancel appointment" }).click();
  await other.reload();
  await shown(other, name, isDesktop).click();
  await expect(sheetOf(other).getByText("The dog bites")).toBeVisible();
  await writeNote(other, "The dog is friendly");
  await expect(sheetOf(other)).toBeHidden();
  await sheetOf(page).getByRole("button", { name: "Cancel appointment" }).click();
  await expect(sheetOf(page).getByText("Notes: The dog bites → The dog is friendly")).toBeVisible();
  const [row] = await ask<{ status: string }>(
    stack,
    "select status from public.appointments where customer_name = $1",
    [name],
  );
  expect(row?.status).toBe("confirmed");
  await other.context().close();
});

// Phones have the agenda.
test("a drop on top of somebody else's move springs back and says what they did", { tag: "@desktop" }, async ({
  page,
  browser,
  stack,
  business,
}) => {
  test.setTimeout(120_000);
  const name = "Dirk Dropper";
  const date = dateIn(4, 1);
  await signIn(page, business);
  const other = await openColleague({ browser, page, stack, business });
  await page.goto(`/dashboard/calendar?date=${date}`);
  await book(page, name, date, "09:00");
  await other.goto(`/dashboard/calendar?date=${date}`);
  const dragged = shown(page, name, true);
  await dragged.scrollIntoViewIfNeeded();
  const box = await dragged.boundingBox();
  if (!box) throw new Error("nothing to drag");
  const from = { x: box.x + box.width / 2, y: box.y + 12 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x, from.y + 112, { steps: 12 });
  await expect(page.locator("[data-verdict].fixed")).toContainText("Free");

  await shown(other, name, true).click();
  await writeNote(other, "Ring twice");
  await expect(sheetOf(other)).toBeHidden();
  await page.mouse.up();

  await expect(page.getByText("Not moved", { exact: true })).toBeVisible();
  await expect(page.getByText("Notes: empty → Ring twice", { exact: false })).toBeVisible();
  await other.context().close();
});

test(
  "a page that follows a change still says so before the cancellation that was begun on the old state",
  { tag: "@desktop" },
  async ({ page, browser, stack, business }, { project }) => {
    test.setTimeout(120_000);
    const isDesktop = project.name === "desktop";
    const name = isDesktop ? "Paul Page" : "Pia Page";
    const date = dateIn(4, isDesktop ? 4 : 5);
    await signIn(page, business);
    const other = await openColleague({ browser, page, stack, business });
    await page.goto(`/dashboard/calendar?date=${date}`);
    await book(page, name, date, "10:00");
    const [row] = await ask<{ id: string }>(stack, "select id from public.appointments where customer_name = $1", [
      name,
    ]);
    await page.goto(`/dashboard/calendar/${row?.id}`);
    await page.getByRole("button", { name: "Cancel appointment" }).click();
    await sheetOf(page).getByLabel("Why").fill("double booked");

    await other.goto(`/dashboard/calendar/${row?.id}`);
    await other.getByRole("button", { name: "Move", exact: true }).click();
    await sheetOf(other).getByLabel("Time").fill("13:00");
    await sheetOf(other).getByRole("button", { name: "Move", exact: true }).click();
    await expect(other.getByText(/^Moved/)).toBeVisible();
    await sheetOf(page).getByRole("button", { name: "Cancel appointment" }).click();

    await expect(page.getByText("Somebody else changed it meanwhile.", { exact: false })).toBeVisible();
    await expect(page.getByText(/^Time: .*10:00.* → .*1:00/)).toBeVisible();
    await sheetOf(page).getByRole("button", { name: "Cancel appointment" }).click();
    await expect(page.getByText("Cancelled", { exact: true }).filter({ visible: true }).first()).toBeVisible();
    await other.context().close();
  },
);

test("of two members who change one setting, the later one chooses which stands", async ({
  page,
  browser,
  stack,
  business,
}, { project }) => {
  const mine = `(303) 555-01${project.name === "desktop" ? "31" : "32"}`;
  await signIn(page, business);
  const other = await openColleague({ browser, page, stack, business });
  for (const window of [page, other]) await window.goto("/dashboard/settings/profile");
  const theirs = `They wrote this on ${project.name}.`;
  await page.getByLabel("Phone").fill(mine);
  await other.getByLabel("Description").fill(theirs);
  await other.getByRole("button", { name: "Save", exact: true }).first().click();
  await expect(other.getByText(/^Saved/)).toBeVisible();

  // Theirs comes by itself or with the refusal, and the button rests then.
  await page.getByRole("button", { name: "Save", exact: true }).first().dispatchEvent("click");
  await expect(page.getByText("changed this meanwhile. Yours is not saved yet.", { exact: false })).toBeVisible();
  await expect(page.getByText(`Now:`, { exact: false }).filter({ hasText: theirs })).toBeVisible();
  await expectSound(page);
  await page.getByRole("button", { name: "Use theirs" }).click();
  await expect(page.getByLabel("Description")).toHaveValue(theirs);
  await other.context().close();
});

test(
  "of two members who change the receptionist's draft, the later one sees both and saves both",
  { tag: "@desktop" },
  async ({ page, browser, stack, business }, { project }) => {
    await signIn(page, business);
    const other = await openColleague({ browser, page, stack, business });
    for (const window of [page, other]) await window.goto("/dashboard/receptionist");
    const greeting = `Which pipe is it, asked on ${project.name}?`;
    await page.getByRole("button", { name: "Add a rule" }).click();
    await page.getByRole("textbox", { name: /rule/i }).last().fill(`Never promise a price on ${project.name}.`);
    await other.getByLabel("Greeting").fill(greeting);
    await other.getByRole("button", { name: "Save draft" }).click();
    await expect(other.getByText(/^Draft: \d+ change/)).toBeVisible();

    await page.getByRole("button", { name: "Save draft" }).click();
    await expect(page.getByText("Somebody else changed this meanwhile.", { exact: false })).toBeVisible();
    await expect(page.getByLabel("Greeting")).toHaveValue(greeting);
    await page.getByRole("button", { name: "Save draft" }).click();
    await expect(page.getByText("Somebody else changed this meanwhile.", { exact: false })).toBeHidden();

    await other.reload();
    await expect(other.getByLabel("Greeting")).toHaveValue(greeting);
    await expect(other.getByRole("textbox", { name: /rule/i }).last()).toHaveValue(
      `Never promise a price on ${project.name}.`,
    );
    await ask(stack, "delete from public.receptionist_versions where business_id = $1 and state = 'draft'", [
      business.id,
    ]);
    await other.context().close();
  },
);

test("who chooses another business in one window is not left with the first one in another", async ({
  page,
  stack,
  business,
}, { project }) => {
  const second = businessAt(stack, 1);
  const [owner] = await ask<{ id: string }>(stack, "select id from auth.users where email = $1", [
    business.owner.email,
  ]);
  const membership = [second.id, owner?.id];
  await ask(
    stack,
    "insert into public.memberships (business_id, user_id, role) values ($1, $2, 'manager')",
    membership,
  );
  await signIn(page, business);
  await page.goto("/dashboard/customers/new");
  const window = await page.context().newPage();
  await window.goto("/dashboard");

  if (project.name === "phone") await window.getByRole("button", { name: "More" }).click();
  else await window.getByRole("button", { name: business.name }).click();
  await window.getByRole(project.name === "phone" ? "button" : "menuitemradio", { name: second.name }).click();

  const shown = (one: Page) => one.getByText(second.name).filter({ visible: true }).first();
  await expect(shown(window)).toBeVisible();
  await page.waitForURL("**/dashboard");
  await expect(shown(page)).toBeVisible();
  await ask(stack, "delete from public.memberships where business_id = $1 and user_id = $2", membership);
  await window.close();
});
