import { ask } from "./database";
import { expect, expectSound, signIn, test } from "./journey";

test.beforeEach(async ({ page, business }) => signIn(page, business));

test(
  "a list of six megabytes goes straight to the storage, past the application's own limit",
  { tag: "@desktop" },
  async ({ page, stack }, { project }) => {
    test.slow();
    const word = `Big${project.name.replaceAll(/\W/g, "")}`;
    const digit = project.name.length % 10;
    const note = "Gate code and other things that somebody wrote down. ".repeat(24);
    const rows = Array.from({ length: 5_000 }, (_, row) => {
      const line = String(row).padStart(4, "0");
      return `${word} ${line},+1${digit}1755${digit}${line},${note}`;
    });
    const buffer = Buffer.from(`Name,Phone,Notes\n${rows.join("\n")}\n`);
    expect(buffer.length).toBeGreaterThan(6_000_000);
    const sent: { origin: string; bytes: number }[] = [];
    page.on("request", (request) => {
      sent.push({ origin: new URL(request.url()).origin, bytes: request.postDataBuffer()?.length ?? 0 });
    });
    const stored = page.waitForResponse((response) => response.url().startsWith(`${stack.supabase.url}/storage/`));
    await page.goto("/dashboard/customers/import");

    await page.getByLabel("CSV file").setInputFiles({ name: `${word}.csv`, mimeType: "text/csv", buffer });

    expect((await stored).ok()).toBe(true);
    const done = page
      .getByRole("listitem")
      .filter({ hasText: `${word}.csv` })
      .first();
    await expect(done).toContainText("Done", { timeout: 120_000 });
    await expect(done).toContainText("5000 new");
    const [kept] = await ask<{ count: number }>(
      stack,
      "select count(*)::int as count from public.customers where name like $1",
      [`${word} %`],
    );
    expect(kept).toEqual({ count: 5_000 });
    expect(Math.max(...sent.filter(({ origin }) => origin === stack.web).map(({ bytes }) => bytes))).toBeLessThan(
      100_000,
    );
    await ask(stack, "delete from public.customers where name like $1", [`${word} %`]);
  },
);

test("a list with bad rows is imported, the rows are told, and what came in is found, merged and exported", async ({
  page,
}, { project }) => {
  const word = `Zz${project.name.replaceAll(/\W/g, "")}`;
  const digit = project.name.length % 10;
  const numbers = [`+1415555${digit}101`, `+1415555${digit}102`];
  const lines = [
    "Name,Phone,Email",
    `${word} Señora Larga,${numbers[0]},a@example.com`,
    `${word} Two,${numbers[1]},`,
    "Bad,12,",
  ];
  await page.goto("/dashboard/customers/import");
  await page.getByLabel("CSV file").setInputFiles({
    name: `${word}.csv`,
    mimeType: "text/csv",
    buffer: Buffer.from(`${lines.join("\n")}\n`),
  });
  const done = page
    .getByRole("listitem")
    .filter({ hasText: `${word}.csv` })
    .first();
  await expect(done).toContainText("Done", { timeout: 30_000 });
  await expect(done).toContainText("1 not read");
  await expectSound(page);

  await page.goto(`/dashboard/customers?q=${word}`);
  await page.getByRole("link", { name: /Señora Larga/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Señora Larga");
  await page.getByRole("link", { name: "Merge" }).click();
  await page.waitForURL("**/dashboard/customers/*/merge**");
  await page.getByLabel("Search for the other customer").fill(`${word} Two`);
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await page.getByRole("link", { name: new RegExp(`${word} Two`) }).click();
  await expect(page.getByText("This one is kept")).toBeVisible();
  await expectSound(page);
  await page.getByRole("button", { name: "Merge the two" }).click();
  await expect(page.getByRole("heading", { name: "Other numbers" })).toBeVisible();
  await expectSound(page);

  const exported = await page.request.get("/api/client/customers/export");
  expect(await exported.text()).toContain(`${word} Señora Larga`);
});

test("a customer is added, a known number leads to them, and they are booked and texted", async ({ page }, {
  project,
}) => {
  const name = `Added ${project.name}`;
  const digits = project.name === "desktop" ? "(575) 555-0181" : "(575) 555-0182";
  const add = async (typed: string) => {
    await page.goto("/dashboard/customers/new");
    await page.getByLabel("Name").fill(typed);
    await page.getByLabel("Phone").fill(digits);
    await page.getByLabel("Tags").fill("landlord");
    await page.getByRole("button", { name: "Save", exact: true }).click();
  };
  const isOnProfile = () => expect(page.getByRole("heading", { level: 1 })).toContainText(name);
  await add(name);
  await isOnProfile();
  await expect(page.getByRole("link", { name: "Call", exact: true })).toHaveAttribute("href", /^tel:\+1575/);
  await add("Somebody else");
  await expect(page.getByText("This number is known already", { exact: false })).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("Somebody else");
  await expectSound(page);
  await page.getByRole("link", { name, exact: true }).click();
  await isOnProfile();

  await page.getByRole("link", { name: "landlord" }).click();
  await expect(page).toHaveURL(/tag=landlord/);
  await page.getByRole("link", { name: new RegExp(name) }).click();
  await page.getByRole("link", { name: "Book", exact: true }).click();
  const form = page.locator("[role=dialog][data-open]");
  await expect(form.getByLabel("Customer")).toHaveValue(name);
  await form.getByRole("button", { name: "Leave it" }).click();
  await expect(page).toHaveURL(/\/dashboard\/calendar$/);

  await page.goto(`/dashboard/customers?q=${encodeURIComponent(name)}`);
  await page.getByRole("link", { name: new RegExp(name) }).click();
  await page.getByRole("button", { name: "Text", exact: true }).click();
  await page.getByRole("textbox", { name: "Your reply" }).fill("Your part is here.");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page).toHaveURL(/\/dashboard\/messages\//);
  await expect(
    page
      .getByText(/Your part is here/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible();
});
