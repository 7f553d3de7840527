import type { Page } from "@playwright/test";

/** Signs a person in through the form, and waits for the first page behind it. */
export async function signInBy(page: Page, web: string, person: { email: string; password: string }): Promise<void> {
  await page.goto(`${web}/login`);
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/login"));
}
