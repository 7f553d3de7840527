import type { Locator, Page } from "@playwright/test";
import { Temporal } from "temporal-polyfill";
import type { StackFile } from "@/scripts/local/stack-file";
import { sentTo } from "./carrier";
import { ask } from "./database";
import { dateIn, spoken } from "./dates";
import { expect, expectSound, ring, signIn, test } from "./journey";
import { expectLive, liveMs } from "./windows";

const timeZone = "America/Denver";
const hourPx = 56;

test.beforeEach(async ({ page, business }) => signIn(page, business));

const instant = (date: string, time: string) =>
  Temporal.PlainDateTime.from(`${date}T${time}`)
    .toZonedDateTime(timeZone)
    .toInstant()
    .toString({ fractionalSecondDigits: 0 });

async function book(page: Page, name: string, date: string, time: string): Promise<void> {
  await page.getByRole("button", { name: "New appointment" }).click();
  const form = page.locator("[role=dialog][data-open]");
  await form.getByLabel("Customer").fill(name);
  await form.getByLabel("Phone").fill(phoneOf(name));
  await form.getByLabel("Day").fill(date);
  await form.getByLabel("Time", { exact: true }).fill(time);
  await form.getByLabel("Address").fill("12345 Oak St, Denver");
  await expect(form.locator('[data-verdict="free"]')).toBeVisible();
  await form.getByRole("button", { name: "Book" }).click();
  await expect(form).toBeHidden();
}

/** A number of its own for each name. */
function phoneOf(name: string): string {
  let sum = 0;
  for (const char of name) sum = (sum * 31 + char.charCodeAt(0)) % 9000;
  return `+1720556${String(1000 + sum)}`;
}

async function startOf(stack: StackFile, name: string): Promise<string | undefined> {
  const [row] = await ask<{ starts_at: Date }>(
    stack,
    "select starts_at from public.appointments where customer_name = $1 and status = 'confirmed'",
    [name],
  );
  return row?.starts_at.toISOString().replace(".000", "");
}

const board = (page: Page) => page.locator(".board");
const event = (page: Page, name: string) => board(page).locator(".board-event").filter({ hasText: name }).first();

/** Takes an event by its head, some days and hours away, and waits there for the answer. */
async function dragBy(page: Page, what: Locator, days: number, hours: number): Promise<Locator> {
  await what.scrollIntoViewIfNeeded();
  const box = await what.boundingBox();
  const column = await board(page).getByRole("columnheader").nth(1).boundingBox();
  if (!box || !column) throw new Error("nothing to drag");
  const from = { x: box.x + box.width / 2, y: box.y + 12 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + days * column.width, from.y + hours * hourPx, { steps: 12 });
  const note = page.locator("[data-verdict].fixed");
  await expect(note).not.toHaveAttribute("data-verdict", "asking");
  return note;
}

test("every view is accessible in light and dark and fits the screen", async ({ page }, { project }) => {
  test.slow();
  for (const view of ["month", "week", "day", "list"]) {
    await page.goto(`/dashboard/calendar?view=${view}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    if (view === "day" || (view !== "list" && project.name === "desktop")) await expect(board(page)).toBeVisible();
    await expectSound(page);
  }
});

test("a booking by phone appears without a reload", async ({ page, stack, business }, { project }) => {
  test.slow();
  const isDesktop = project.name === "desktop";
  const name = isDesktop ? "Cleo Caller" : "Carl Caller";
  await page.goto(`/dashboard/calendar?date=${dateIn(2, 1)}`);
  if (isDesktop) await expect(board(page)).toBeVisible();
  await expectLive(page);
  await ring(stack, business.number, isDesktop ? "+17205550181" : "+17205550182", [
    "I need a drain cleaned.",
    `On ${spoken(dateIn(2, 1))}.`,
    "The first one.",
    "9 Elm Street, Denver.",
    name,
    "Yes",
    "No thanks, bye.",
  ]);

  const shown = isDesktop ? event(page, name) : page.getByRole("button", { name: new RegExp(name) }).first();
  await expect(shown).toBeVisible({ timeout: liveMs });
  await expectLive(page);
});

// Phones have the agenda.
test("a drag shows the conflict before the drop, what is refused springs back, and the customer is told of a move", {
  tag: "@desktop",
}, async ({ page, stack, business }) => {
  test.slow();
  const name = "Gus Dragger";
  const number = phoneOf(name);
  const tuesday = dateIn(2, 2);
  await ask(
    stack,
    `insert into public.busy_blocks (business_id, during, source, external_id, summary)
     values ($1, tstzrange($2, $3), 'google', 'dentist', 'Dentist') on conflict do nothing`,
    [business.id, instant(dateIn(2, 3), "09:00"), instant(dateIn(2, 3), "17:00")],
  );
  await page.goto(`/dashboard/calendar?date=${tuesday}`);
  await expect(board(page)).toBeVisible();
  await book(page, name, tuesday, "10:00");
  const dragged = event(page, name);
  await expect(dragged).toBeVisible();
  const before = await startOf(stack, name);

  const busy = await dragBy(page, dragged, 1, 1);
  await expect(busy).toContainText("Busy in Google Calendar: Dentist");
  await page.mouse.up();
  await expect(page.getByText("Not moved", { exact: true })).toBeVisible();
  expect(await startOf(stack, name)).toBe(before);

  const closed = await dragBy(page, event(page, name), 5, 1);
  await expect(closed).toContainText("You are closed then.");
  await page.mouse.up();
  await page.getByRole("button", { name: "Leave it" }).click();
  expect(await startOf(stack, name)).toBe(before);

  const free = await dragBy(page, event(page, name), 2, 3);
  await expect(free).toContainText("Free");
  await page.mouse.up();
  await expect.poll(() => startOf(stack, name)).not.toBe(before);
  await expect(page.getByText(`${name} is told by text.`).last()).toBeVisible();
  const after = await startOf(stack, name);
  const moved = Temporal.Instant.from(before ?? "").until(Temporal.Instant.from(after ?? ""), {
    largestUnit: "minutes",
  });
  // Two days and three hours on, to the quarter of an hour that the pointer came to.
  expect(Math.abs(moved.minutes - 51 * 60)).toBeLessThanOrEqual(15);
  // In the quiet hours of the customer's zone the text waits for the morning.
  const fateOf = async () => {
    const [notice] = await ask<{ fate: string }>(
      stack,
      `select case when jobs.run_at > now() + interval '5 minutes' then 'waits' else messages.state end as fate
       from public.messages join public.jobs on jobs.key = 'send_text:' || messages.id
       where messages.to_number = $1 and messages.kind = 'reschedule_notice'`,
      [number],
    );
    return notice?.fate ?? "none";
  };
  await expect.poll(fateOf, { timeout: 20_000 }).toMatch(/^(waits|sent|delivered)$/);
  const brought = (await sentTo(stack, number)).filter((text) => /is now/.test(text));
  expect(brought).toHaveLength((await fateOf()) === "waits" ? 0 : 1);
});

test("a drag is taken back to its time and its crew, and the note says so and who is told", {
  tag: "@desktop",
}, async ({ page, stack, business }) => {
  test.slow();
  const name = "Hal Backwards";
  const tuesday = dateIn(3, 2);
  const crewOf = async () => {
    const [row] = await ask<{ resource_id: string }>(
      stack,
      "select resource_id from public.appointments where customer_name = $1 and status = 'confirmed'",
      [name],
    );
    return row?.resource_id;
  };
  await page.goto(`/dashboard/calendar?date=${tuesday}`);
  await expect(board(page)).toBeVisible();
  await book(page, name, tuesday, "10:00");
  await expect(event(page, name)).toBeVisible();
  const [before, crew] = [await startOf(stack, name), await crewOf()];
  await ask(
    stack,
    `insert into public.busy_blocks (business_id, resource_id, during, source, external_id, summary)
     values ($1, $2, tstzrange($3, $4), 'google', 'errand', 'Errand') on conflict do nothing`,
    [business.id, crew, instant(tuesday, "12:30"), instant(tuesday, "16:00")],
  );

  const free = await dragBy(page, event(page, name), 0, 4);
  await expect(free).toContainText("Free");
  await page.mouse.up();
  await expect(page.getByText(/is told by text\. .+ takes it\./).last()).toBeVisible();
  expect(await startOf(stack, name)).not.toBe(before);
  expect(await crewOf()).not.toBe(crew);

  await page.getByRole("button", { name: "Move back and tell them" }).click();
  await expect.poll(() => startOf(stack, name)).toBe(before);
  expect(await crewOf()).toBe(crew);
  await expect(page.getByText(/^Moved to .*10:00 AM$/).last()).toBeVisible();
  await expect(page.getByText(/minutes long/)).toHaveCount(0);
  await expect(page.getByText("The customer is not told.")).toHaveCount(0);
});

test("a member books, moves with the keyboard alone, edits and cancels", async ({ page, stack }, { project }) => {
  test.slow();
  const name = project.name === "desktop" ? "Dora Keys" : "Emil Keys";
  const friday = dateIn(3, project.name === "desktop" ? 5 : 4);
  await page.goto(`/dashboard/calendar?date=${friday}`);
  await book(page, name, friday, "10:00");
  const [fee] = await ask<{ state: string; reason: string }>(
    stack,
    `select fees.state, fees.reason from public.fees join public.appointments on appointments.id = fees.appointment_id
     where customer_name = $1`,
    [name],
  );
  expect(fee).toEqual({ state: "waived", reason: "entered by the business" });

  const shown =
    project.name === "desktop" ? event(page, name) : page.getByRole("button", { name: new RegExp(name) }).first();
  await shown.focus();
  await page.keyboard.press("Enter");
  const sheet = page.locator("[role=dialog][data-open]");
  await sheet.getByRole("button", { name: "Move", exact: true }).focus();
  await page.keyboard.press("Enter");
  await sheet.getByRole("button", { name: "1:00 PM" }).focus();
  await page.keyboard.press("Enter");
  await expect(sheet.locator('[data-verdict="free"]')).toBeVisible();
  await expectSound(page);
  await sheet.getByRole("button", { name: "Move", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(sheet).toBeHidden();
  expect(await startOf(stack, name)).toBe(instant(friday, "13:00"));

  await shown.click();
  await sheet.getByRole("button", { name: "Edit" }).click();
  // Somebody else is faster.
  await ask(
    stack,
    "update public.appointments set notes = 'Ring twice', revision = revision + 1 where customer_name = $1",
    [name],
  );
  await sheet.getByLabel("Notes").fill("The gate code is 12");
  await sheet.getByRole("button", { name: "Save" }).click();
  await expect(sheet.getByText("Notes: empty → Ring twice")).toBeVisible();
  await sheet.getByLabel("Notes").fill("Ring twice, the gate code is 12");
  await sheet.getByRole("button", { name: "Save" }).click();
  await expect(sheet).toBeHidden();

  await shown.click();
  await expect(sheet.getByText(/the gate code is 12/)).toBeVisible();
  const kept = await ask(stack, "select address, zip from public.appointments where customer_name = $1", [name]);
  expect(kept).toEqual([{ address: "12345 Oak St, Denver", zip: null }]);
  await sheet.getByRole("button", { name: "Cancel appointment" }).click();
  await sheet.getByRole("button", { name: "Cancel appointment" }).click();
  await expect(sheet).toBeHidden();
  expect(await startOf(stack, name)).toBeUndefined();
});

test("outside opening hours a member is asked first; a form that is wrong says so at its fields", async ({
  page,
  stack,
}, { project }) => {
  const name = `Finn Night ${project.name}`;
  const sunday = dateIn(3, 7);
  await page.goto(`/dashboard/calendar?date=${sunday}`);
  await page.getByRole("button", { name: "New appointment" }).click();
  const form = page.locator("[role=dialog][data-open]");
  await form.getByLabel("Day").fill(sunday);
  await form.getByLabel("Time", { exact: true }).fill(project.name === "desktop" ? "12:00" : "15:00");
  await expect(form.getByText("You are closed then.")).toBeVisible();
  await form.getByRole("button", { name: "Book it anyway" }).click();
  await expect(form.getByText("Who is it for?")).toBeVisible();
  await form.getByLabel("Customer").fill(name);
  await expectSound(page);
  await form.getByRole("button", { name: "Book it anyway" }).click();
  await expect(form).toBeHidden();
  expect(await startOf(stack, name)).toBeDefined();
});

test("the list is filtered in the address and found again after a reload", async ({ page }) => {
  await page.goto("/dashboard/calendar?view=list");
  await page.getByRole("searchbox", { name: "Search appointments" }).fill("marcus");
  await expect(page).toHaveURL(/q=marcus/);
  const rows = page.getByRole("main").getByRole("button", { name: /marcus/i });
  await expect(rows.first()).toBeVisible();
  const count = await rows.count();
  await page.reload();
  await expect(page.getByRole("searchbox", { name: "Search appointments" })).toHaveValue("marcus");
  await expect(rows).toHaveCount(count);
});
