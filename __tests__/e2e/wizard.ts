import type { Page } from "@playwright/test";
import { expect } from "./journey";

export async function goOn(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Continue" }).click();
}

export async function expectQuestion(page: Page, title: string): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(title);
}

/** What is asked about the work, one after the other. */
export const offerQuestions = [
  "What can callers book?",
  "When do you work?",
  "Are you closed on any days soon?",
  "Where do you work, and who goes?",
];

/** From the first question to the one about the number, with what is proposed. */
export async function answerUntilNumber(page: Page): Promise<void> {
  await goOn(page);
  await expectQuestion(page, "How do people reach you?");
  await page.getByLabel("Your own phone").fill("(303) 555-0177");
  await goOn(page);
  await page.getByLabel("Your own question").fill("What can we fix for you?");
  await goOn(page);
  for (const title of offerQuestions) {
    await expectQuestion(page, title);
    await goOn(page);
  }
  await expectQuestion(page, "Where do appointments go?");
  await page.getByRole("button", { name: "Go on without" }).click();
  await expectQuestion(page, "Which number do callers dial?");
}

/** Searches in an area code and ticks the first number. Returns it as it is shown. */
export async function tickNumber(page: Page, areaCode: string): Promise<string> {
  await page.getByRole("textbox", { name: "Area code" }).fill(areaCode);
  await page.getByRole("button", { name: "Search" }).click();
  const found = page
    .getByRole("group", { name: "Numbers" })
    .getByRole("radio", { name: new RegExp(`^\\(${areaCode}\\)`) });
  // The one that was chosen before stands there alone until the search has answered.
  await expect(found.nth(1)).toBeVisible();
  const first = found.first();
  await first.check();
  return (await first.locator("xpath=ancestor::label").textContent()) ?? "";
}

/** Reads the answers over, pays, and stands where the launch is shown. */
export async function payAndLaunch(page: Page): Promise<void> {
  await expectQuestion(page, "Is everything right?");
  await page.getByRole("button", { name: "Pay and launch" }).click();
  await page.getByRole("button", { name: "Subscribe" }).click();
  await page.waitForURL("**/onboarding/launch**");
}
