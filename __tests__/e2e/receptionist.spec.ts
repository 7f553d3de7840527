import { expect, expectSound, signIn, test } from "./journey";

test.beforeEach(async ({ page, business }) => signIn(page, business));

test("the receptionist is changed, tested, published and brought back", async ({ page }, { project }) => {
  const words = `Which pipe is it today, on ${project.name}?`;
  await page.goto("/dashboard/receptionist");
  const greeting = page.getByLabel("Greeting");
  await greeting.fill("You are talking to a real person.");
  await page.getByRole("button", { name: "Test callers" }).click();
  await expect(page.getByText(/test callers were not served well/)).toBeVisible({ timeout: 30_000 });
  await page.getByText("The greeting takes back").click();
  await expect(page.getByText("here it went wrong")).toBeVisible();
  await expect(page.getByRole("button", { name: "Publish" })).toBeDisabled();
  await expectSound(page);

  for (const text of [words, `${words} Again?`]) {
    await greeting.fill(text);
    await expect(page.getByText("Unsaved changes")).toBeVisible();
    await page.getByRole("button", { name: "Test callers" }).click();
    await expect(page.getByText(/test callers passed/)).toBeVisible({ timeout: 30_000 });
    await page.getByRole("button", { name: "Publish" }).click();
    await expect(page.getByText(/^Version \d+ is live\. Calls/)).toBeVisible();
    await expect(page.getByText("Live, nothing changed")).toBeVisible();
  }

  await page
    .getByRole("button", { name: /^Bring back version/ })
    .first()
    .click();
  await expect(page.getByText(/says what version \d+ said/)).toBeVisible();
  await expect(greeting).toHaveValue(words);
  await expectSound(page);
});

test("a person plays the caller, sees the tools, and nothing is booked", async ({ page }) => {
  await page.goto("/dashboard/receptionist");
  await page.getByRole("button", { name: "Call the draft" }).click();
  const conversation = page.getByRole("list", { name: "Conversation" });
  await expect(conversation).toContainText("AI assistant");
  await page
    .getByRole("textbox", { name: "What the caller says" })
    .fill("My sink is clogged, can someone come tomorrow?");
  await page.getByRole("button", { name: "Say", exact: true }).click();
  await expect(conversation).toContainText("My sink is clogged");
  await expect(conversation.getByRole("listitem")).not.toHaveCount(2);
  await expectSound(page);
});

test("a rule that is empty is refused at its line, and nothing typed is lost", { tag: "@desktop" }, async ({
  page,
}) => {
  await page.goto("/dashboard/receptionist");
  await page.getByLabel("Note for colleagues").fill("kept");
  await page.getByRole("button", { name: "Add a rule" }).click();
  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByText("Write the rule, or remove the line.")).toBeVisible();
  await expect(page.getByLabel("Note for colleagues")).toHaveValue("kept");
});
