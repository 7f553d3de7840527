import { expect, expectSound, signIn, test } from "./journey";

const pages = ["/", "/pricing", "/contact", "/status", "/terms", "/privacy", "/messaging-terms", "/cookies"];

for (const address of pages) {
  test(`the public page ${address} is described, and set without shifting`, async ({ page }) => {
    await page.addInitScript(() => {
      const seen = { shift: 0 };
      Object.assign(window, { seen });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) seen.shift += entry.value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await expect(page.locator('meta[name="description"]')).toHaveAttribute("content", /.{50,170}/);
    await expect(page.locator('link[rel="canonical"]')).toHaveCount(1);
    await expect(page.locator('meta[property="og:image"]')).toHaveAttribute("content", /og\.png$/);
    await page.evaluate(() => document.fonts.ready);
    const { shift } = await page.evaluate(() => (window as unknown as { seen: { shift: number } }).seen);
    expect(shift).toBeLessThan(0.05);
  });
}

test("a visitor books an appointment in the demo, and it appears beside the conversation", async ({ page }) => {
  // An address of its own: what was tried before from this machine does not count against it.
  await page.setExtraHTTPHeaders({ "x-forwarded-for": `198.51.100.${Math.floor(Math.random() * 250)}` });
  await page.goto("/");
  const demo = page.getByRole("region", { name: "Demo call" });
  await demo.getByRole("button", { name: "Start the demo call" }).click();
  await expect(demo.getByText(/AI assistant/).first()).toBeVisible();
  const said = demo.getByLabel("What you say");
  const sayAndHear = async (words: string) => {
    const before = await demo.getByRole("listitem").filter({ hasText: "Receptionist:" }).count();
    await said.fill(words);
    await demo.getByRole("button", { name: "Say", exact: true }).click();
    await expect(demo.getByRole("listitem").filter({ hasText: "Receptionist:" })).toHaveCount(before + 1);
  };
  for (const words of ["My kitchen sink is clogged", "Tomorrow morning"]) await sayAndHear(words);
  await expect(demo.getByText(/^Free: /)).toBeVisible();
  for (const words of ["The first one is fine", "310 Blake Street, Denver", "Jenny Park"]) await sayAndHear(words);
  await demo.getByRole("button", { name: "Yes, that's right" }).click();
  await expect(demo.getByText("Booked: Drain cleaning for Jenny Park")).toBeVisible();
  await expectSound(page);
});

test("a message to us keeps what was written until it has arrived", { tag: "@desktop" }, async ({ page }) => {
  await page.goto("/contact");
  await page.getByLabel("Your name").fill("Ada Brook");
  await page.getByLabel("Email").fill("not an address");
  await page.getByLabel("Message").fill("We miss calls while we are on the roof.");
  await page.getByRole("button", { name: "Send the message" }).click();
  await expect(page.getByLabel("Email")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("Your name")).toHaveValue("Ada Brook");
  await page.getByLabel("Email").fill("ada@example.com");
  await page.getByRole("button", { name: "Send the message" }).click();
  await expect(page.getByText("Your message has arrived")).toBeVisible();
});

test("the calculator adds up what a month costs", { tag: "@desktop" }, async ({ page }) => {
  await page.goto("/pricing");
  await page.getByLabel("Appointments booked in a month", { exact: true }).fill("3");
  await expect(page.getByText("$350", { exact: true })).toBeVisible();
});

test("search engines are told what to read", { tag: "@desktop" }, async ({ page }) => {
  const robots = await (await page.request.get("/robots.txt")).text();
  const sitemap = await (await page.request.get("/sitemap.xml")).text();
  expect(robots).toContain("Disallow: /dashboard");
  for (const address of pages.slice(1)) expect(sitemap).toContain(`${address}</loc>`);
});

test("an owner reads the own website and takes over what was ticked", async ({ page, stack, business }) => {
  await signIn(page, business);
  await page.goto("/dashboard/settings/website");
  await page.getByLabel("Your website").fill(stack.website.url);
  await page.getByRole("button", { name: /Read (my website|it again)/ }).click();
  await expect(page.getByText("Camera inspection")).toBeVisible({ timeout: 30_000 });
  await expectSound(page);
  const box = page.getByRole("checkbox", { name: "Do you come on weekends?" });
  await page.getByRole("button", { name: "Tick none" }).click();
  await box.check();
  await page.getByRole("button", { name: "Take over one item" }).click();
  await expect(page.getByText(/in your settings now/)).toBeVisible();
  await page.goto("/dashboard/settings/answers");
  const questions = page.getByLabel("Question", { exact: true });
  const read = () => questions.evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
  await expect.poll(read).toContain("Do you come on weekends?");
});
