import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import type { StackFile } from "@/scripts/local/stack-file";
import { expect, mailedLink } from "./journey";

export const password = "a-long-enough-password";

/** Registers, confirms by mail, and stands at the first question. Returns the new owner's address. */
export async function signUp(page: Page, stack: StackFile, name: string): Promise<string> {
  const email = `wizard-${randomUUID()}@example.com`;
  await page.goto("/register");
  await page.getByLabel("Business name").fill(name);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText(email)).toBeVisible();
  await page.goto(await mailedLink(stack, email, "Confirm your email address"));
  await page.waitForURL("**/onboarding/profile");
  return email;
}
