import { ask } from "./database";
import { expect, expectSound, ring, signIn, test } from "./journey";
import { expectLive, liveMs } from "./windows";

test.beforeEach(async ({ page, business }) => signIn(page, business));

test("a call shows what was said and what came of it, and its words light up with the audio", async ({ page }) => {
  await page.goto("/dashboard/calls?outcome=booked&q=marcus");
  await page
    .getByRole("main")
    .getByRole("link", { name: /Booked/ })
    .first()
    .click();
  await expect(page.getByRole("heading", { name: "What came of it" })).toBeVisible();
  await expect(page.getByText("Confirmed").first()).toBeVisible();
  await expect(page.getByText("Booking fee")).toBeVisible();
  await expect(
    page
      .getByText(/^Offered /)
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
  await expectSound(page);

  await page.getByRole("button", { name: "Play", exact: true }).click();
  await expect(page.getByRole("button", { name: "Pause" })).toBeVisible();
  await expect(page.locator("main li p span.bg-brand").first()).toBeVisible();
  await page.getByRole("button", { name: "Pause" }).click();
  await page.getByRole("button", { name: /^Speed/ }).click();
  await expect(page.getByRole("button", { name: "Speed: 1.25 times" })).toBeVisible();
  const position = page.getByRole("slider", { name: "Position in the recording" });
  await position.focus();
  await page.keyboard.press("End");
  await expect(position).not.toHaveValue("0");

  const source = await page.locator("audio").getAttribute("src");
  const link = await page.request.get(`${source}?download`, { maxRedirects: 0 });
  expect(link.status()).toBe(302);
  const file = await page.request.get(`${source}?download`);
  expect(file.headers()["content-type"]).toContain("audio/");
});

test("calls are found by words, and the address keeps what was asked", async ({ page }) => {
  await page.goto("/dashboard/calls");
  const rows = page.getByRole("main").locator("[data-walk] a");
  await expect(rows.first()).toBeVisible();
  const before = await rows.count();
  await page.getByRole("searchbox", { name: "Search calls" }).fill("marcus");
  await expect(page).toHaveURL(/q=marcus/);
  await expect(rows).toHaveCount(1);
  await page.reload();
  await expect(page.getByRole("searchbox", { name: "Search calls" })).toHaveValue("marcus");
  await expect(rows).toHaveCount(1);
  await page.goto("/dashboard/calls?q=nobody-of-that-name");
  await expect(page.getByText("No call fits").filter({ visible: true })).toBeVisible();
  await page.getByRole("link", { name: "Show every call" }).click();
  await expect(rows).toHaveCount(before);
  await page.goto("/dashboard/calls?cursor=nonsense&outcome=booked");
  await expect(page).toHaveURL(/calls\?outcome=booked$/);
});

test("a call appears while the list is looked at, without reloading", async ({ page, stack, business }) => {
  await page.goto("/dashboard/calls?range=today");
  const rows = page.getByRole("main").locator("[data-walk] a");
  await expect(rows.first()).toBeVisible();
  await expectLive(page);
  const before = await rows.count();

  await ring(stack, business.number, "+13035550190", ["What are your opening hours?", "Thank you, bye."]);

  await expect(rows).toHaveCount(before + 1, { timeout: liveMs });
  await expect(rows.filter({ hasText: "(303) 555-0190" }).first()).toBeVisible();
});

test("the keyboard is enough", async ({ page }) => {
  await page.goto("/dashboard/calls");
  await page.keyboard.press("Tab");
  await expect(page.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#content")).toBeFocused();
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(page.getByRole("searchbox", { name: "Search calls" })).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.locator("#content").focus();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Conversation" })).toBeVisible();
});

test("what was told is marked as read by a key", async ({ page }) => {
  await page.goto("/dashboard/notifications");
  const unread = page.getByRole("button", { name: /^Read ?:/ }).filter({ visible: true });
  await expect(unread.first()).toBeVisible();
  const before = await unread.count();
  await expect(async () => {
    await page.keyboard.press("j");
    await expect(page.locator("[data-walk] a:focus")).toBeVisible({ timeout: 500 });
  }).toPass();

  await page.keyboard.press("e");

  await expect(unread).toHaveCount(before - 1);
});

test("what needs somebody is done by a key, comes back by its note, and stays done", async ({
  page,
  stack,
  business,
}) => {
  const title = `Message from ${Date.now()}`;
  await ask(
    stack,
    "insert into public.notifications (business_id, kind, title, is_urgent) values ($1, 'message', $2, true)",
    [business.id, title],
  );
  await page.goto("/dashboard");
  const done = page.getByRole("button", { name: new RegExp(`^Done ?: ${title}$`) }).filter({ visible: true });
  const undo = page.getByRole("dialog").filter({ hasText: title }).getByRole("button", { name: "Undo" });

  await done.press("Enter");
  await expect(done).toHaveCount(0);
  await undo.click();
  await expect(done).toBeVisible();
  await expect(undo).toHaveCount(0);

  await done.press("Enter");
  await expect(undo).toBeVisible();
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 }).filter({ visible: true })).toBeVisible();
  await expect(done).toHaveCount(0);
});

test("the figures can be those of any days", async ({ page }) => {
  await page.goto("/dashboard");
  await page.locator("summary").filter({ hasText: "Other days", visible: true }).click();
  await page.getByLabel("From").fill("2026-01-05");
  await page.getByLabel("To").fill("2026-01-11");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(page).toHaveURL(/from=2026-01-05&to=2026-01-11/);
  await expect(page.getByText("January 5 – 11, 2026").filter({ visible: true })).toBeVisible();
});

test("the address of a row that cannot be says that nothing is there", async ({ page }) => {
  for (const folder of ["calls", "customers", "calendar", "messages"]) {
    await page.goto(`/dashboard/${folder}/nonsense`);
    await expect(page.getByText("There is nothing at this address").filter({ visible: true })).toBeVisible();
  }
  await page.goto("/dashboard/customers/nonsense/merge");
  await expect(page.getByText("There is nothing at this address").filter({ visible: true })).toBeVisible();
  for (const api of ["calls/1", "calls/1/recording", "messages/1", "appointments/1", "customers/imports/1/errors"]) {
    expect((await page.request.get(`/api/client/${api}`)).status()).toBe(404);
  }
});

test("bad requests get a problem, never a server error", { tag: "@desktop" }, async ({ page }) => {
  for (const query of ["limit=0", "limit=1e9", "cursor=%00", "outcome=nonsense", "since=yesterday", "limit=-1"]) {
    const response = await page.request.get(`/api/client/calls?${query}`);
    expect(response.status(), query).toBe(400);
    expect(await response.json()).toMatchObject({ status: 400, requestId: expect.any(String) });
  }
  const overview = await page.request.get("/api/client/overview");
  expect(overview.headers()["cache-control"]).toContain("no-store");
  expect(await overview.json()).toMatchObject({ data: { figures: { calls: expect.any(Number) } } });
});

test("a new booking is announced wherever one is", async ({ page, stack, business }) => {
  await page.goto("/dashboard/calendar");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();

  await ring(stack, business.number, "+17205550161", [
    "I need a drain cleaned.",
    "Next week on Wednesday.",
    "The first one.",
    "9 Elm Street, Denver.",
    "Nora Quinn",
    "Yes",
    "No thanks, bye.",
  ]);

  const note = page.getByRole("dialog").filter({ hasText: "Nora Quinn booked Drain cleaning" });
  await expect(note).toBeVisible();
  await note.getByRole("link", { name: "Show", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Conversation" })).toBeVisible();
});

test("a call appears with the socket down, too", { tag: "@desktop" }, async ({ page, stack, business }) => {
  await page.routeWebSocket(/realtime/, (socket) => socket.close());
  await page.goto("/dashboard/calls?range=today");
  const rows = page.getByRole("main").locator("[data-walk] a");
  await expect(rows.first()).toBeVisible();
  const before = await rows.count();

  await ring(stack, business.number, "+13035550189", ["What are your opening hours?", "Thank you, bye."]);

  await expect(rows).toHaveCount(before + 1, { timeout: 30_000 });
  await expect(rows.filter({ hasText: "(303) 555-0189" }).first()).toBeVisible();
});

test("with the socket down the page says so, and goes on", async ({ page }) => {
  await page.routeWebSocket(/realtime/, (socket) => socket.close());
  await page.goto("/dashboard");
  await expect(page.getByText("Reconnecting. Looking every 15 seconds.").filter({ visible: true })).toBeVisible();
  await page.getByRole("link", { name: "All calls" }).click();
  await expect(page.getByRole("heading", { name: "Calls", exact: true })).toBeVisible();
});
