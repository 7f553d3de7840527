import type { Page } from "@playwright/test";
import { dateIn, spoken } from "./dates";
import { expect, expectSound, fillCompany, ring, test } from "./journey";
import { signUp } from "./sign-up";
import { expectLive, liveMs } from "./windows";
import { expectQuestion, goOn, offerQuestions } from "./wizard";

test.use({ timezoneId: "America/Denver" });

/** Answers everything up to the review, looking at each question in light and dark. */
async function answerAll(page: Page, areaCode: string, greeting: string): Promise<void> {
  await expectSound(page);
  await goOn(page);
  await expectQuestion(page, "How do people reach you?");
  await page.getByLabel("Your own phone").fill("(303) 555-0177");
  await expectSound(page);
  await goOn(page);
  await page.getByLabel("Your own question").fill(greeting);
  await expect(page.getByText(new RegExp(`“Thanks for calling .*${greeting.replace("?", "\\?")}”`))).toBeVisible();
  await expectSound(page);
  await goOn(page);
  for (const title of offerQuestions) {
    await expectQuestion(page, title);
    if (title.startsWith("Are you closed")) {
      await page.getByRole("button", { name: /^Christmas Day/ }).click();
      await expect(page.getByRole("button", { name: /^Christmas Day/ })).toHaveAttribute("aria-pressed", "true");
      await expect(page.getByLabel("Reason")).toHaveValue("Christmas Day");
    }
    await expectSound(page);
    await goOn(page);
  }
  await expectQuestion(page, "Where do appointments go?");
  await expectSound(page);
  await page.getByRole("button", { name: "Go on without" }).click();
  await expectQuestion(page, "Which number do callers dial?");
  await page.getByRole("textbox", { name: "Area code" }).fill(areaCode);
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("group", { name: "Numbers" }).getByRole("radio").first().check();
  await expectSound(page);
  await goOn(page);
  await expectQuestion(page, "Is everything right?");
  await expectSound(page);
}

test("somebody signs up, answers the wizard, pays, gets a number, rings it, and is live", async ({ page, stack }, {
  project,
}) => {
  test.setTimeout(240_000);
  const isDesktop = project.name === "desktop";
  await signUp(page, stack, "Alder Plumbing");
  await answerAll(page, isDesktop ? "720" : "970", "What can we fix for you?");

  await page.getByRole("button", { name: "Pay and launch" }).click();
  await page.getByRole("button", { name: "Have the card declined" }).click();
  await expect(page.getByRole("alert")).toHaveText("Your card was declined.");
  await page.getByRole("button", { name: "Subscribe" }).click();
  await page.waitForURL("**/onboarding/launch**");
  await expectQuestion(page, "Launching");
  await expect(page.getByRole("heading", { level: 1, name: "Your number is ready" })).toBeVisible({ timeout: 60_000 });
  await expectSound(page);
  await page.getByRole("link", { name: "Call your number" }).click();
  await page.waitForURL("**/onboarding/done");
  await expectSound(page);
  const line = (await page.getByRole("link", { name: "Call it now" }).getAttribute("href"))?.replace("tel:", "") ?? "";
  expect(line).toMatch(/^\+1\d{10}$/);

  const calendar = await page.context().newPage();
  await calendar.goto(`/dashboard/calendar?date=${dateIn(2, 2)}`);
  await expect(calendar.getByRole("heading", { level: 1 })).toBeVisible();
  for (const open of [calendar, page]) await expectLive(open);
  await ring(stack, line, isDesktop ? "+17205550191" : "+17205550192", [
    "My kitchen sink is clogged, I need a plumber.",
    `On ${spoken(dateIn(2, 2))} in the morning.`,
    "The first one.",
    "9 Elm Street, Denver.",
    "Wanda Flores",
    "Yes",
    "No thanks, bye.",
  ]);
  await expect(calendar.getByText("Wanda Flores").filter({ visible: true }).first()).toBeVisible({ timeout: liveMs });
  // The call ends before a job says that the launch is over.
  await expect(page.getByRole("heading", { level: 1, name: "Your receptionist is live" })).toBeVisible({
    timeout: 30_000,
  });
  for (const open of [calendar, page]) await expectLive(open);

  await expect(page.getByText("Not registered", { exact: false })).toBeVisible();
  await expect(page.getByLabel("Sample text 1")).toHaveValue(/^Alder Plumbing: You are booked for .* STOP/);
  await page.getByRole("link", { name: "Do this later" }).click();
  await expect(page.getByLabel("Sample text 1")).toBeHidden();
  await page.getByRole("link", { name: "Do it now" }).click();
  await page.getByLabel("Sample text 1").fill("Come by, see https://bit.ly/alder");
  await expect(page.getByText("Carriers block public short links.", { exact: false })).toBeVisible();
  await page
    .getByLabel("Sample text 1")
    .fill("Alder Plumbing: your visit is tomorrow at 9:00 AM. Reply STOP to opt out.");
  await expect(page.getByText("Carriers block public short links.", { exact: false })).toBeHidden();
  await expectSound(page);
  await page.getByRole("button", { name: "Send to the carriers" }).click();
  await expect(page.getByText("Give the address of a privacy policy.")).toBeVisible();
  await page.getByLabel("Address of your privacy policy").fill("https://alder.example/privacy");
  await fillCompany(page);
  await page.getByRole("button", { name: "Send to the carriers" }).click();
  await expect(page.getByText("With the carriers", { exact: false }).first()).toBeVisible();
});

test("a reload in the middle loses nothing, and a second window is told what changed", async ({ page, stack }) => {
  test.setTimeout(120_000);
  await signUp(page, stack, "Birch Plumbing");
  await goOn(page);
  await expectQuestion(page, "How do people reach you?");
  await page.getByLabel("Website").fill("not an address");
  await page.getByLabel("Address").fill("12 Long Street");
  await goOn(page);
  await expect(page.getByLabel("Website")).toHaveAttribute("aria-invalid", "true");
  await page.reload();
  await expect(page.getByLabel("Website")).toHaveValue("not an address");
  await expect(page.getByLabel("Address")).toHaveValue("12 Long Street");
  await page.getByLabel("Website").fill("birch.example");
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();

  const other = await page.context().newPage();
  await other.goto("/onboarding");
  await other.waitForURL("**/onboarding/services");
  await other.goto("/onboarding/profile?part=contact");
  await expect(other.getByLabel("Website")).toHaveValue("https://birch.example");
  await other.getByLabel("Address").fill("14 Short Street");
  await expect(other.getByText("Saved", { exact: true })).toBeVisible();

  await page.getByLabel("Address").fill("16 Wide Street");
  await expect(page.getByText("changed in another window")).toBeVisible();
  await expect(page.getByText("Now: Address: 14 Short Street")).toBeVisible();
  await expect(page.getByLabel("Address")).toHaveValue("16 Wide Street");
  await expectSound(page);
  await page.getByRole("button", { name: "Keep mine" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await other.reload();
  await expect(other.getByLabel("Address")).toHaveValue("16 Wide Street");
});

test("what the own website says is taken over into the answers", async ({ page, stack }) => {
  test.setTimeout(90_000);
  await signUp(page, stack, "Cedar Plumbing");
  await page.goto("/onboarding/services");
  await page.getByRole("textbox", { name: "Your website" }).fill(stack.website.url);
  await page.getByRole("button", { name: "Read my website" }).click();
  const found = page.getByRole("checkbox", { name: /Camera inspection/ });
  await expect(found).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: "Tick none" }).click();
  await found.check();
  await page.getByRole("button", { name: "Take over one item" }).click();

  const written = () =>
    page.locator("form input").evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
  await expect.poll(written).toContain("Camera inspection");
  await expectSound(page);
});
