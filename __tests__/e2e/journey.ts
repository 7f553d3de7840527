import { readFileSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import type { SeedBusiness, StackFile } from "@/scripts/local/stack-file";

interface Fixtures {
  /** What the page complained about: script errors, refused content. Empty at the end of every test. */
  complaints: string[];
}

interface WorkerFixtures {
  stack: StackFile;
  /** The first sample business, with calls. */
  business: SeedBusiness;
}

/** A test on the running stack; it fails when the page logged an error, even if everything else is right. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  stack: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are needed from the pattern
    async ({}, use) => {
      const file = process.env.STACK_JSON;
      if (!file) throw new Error("STACK_JSON is not set");
      await use(JSON.parse(readFileSync(file, "utf8")));
    },
    { scope: "worker" },
  ],
  business: [
    async ({ stack }, use) => {
      const business = stack.seed?.businesses[0];
      if (!business) throw new Error("the stack has no sample data");
      await use(business);
    },
    { scope: "worker" },
  ],
  baseURL: async ({ stack }, use) => use(stack.web),
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on("pageerror", (error) => complaints.push(error.message));
      page.on("console", (message) => {
        if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) complaints.push(message.text());
      });
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

export async function signIn(page: Page, { owner }: SeedBusiness): Promise<void> {
  await page.goto("/login");
  await page.getByLabel("Email").fill(owner.email);
  await page.getByLabel("Password").fill(owner.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/dashboard");
}

/** Accessible in light and dark, and not wider than the window. */
export async function expectSound(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = await new AxeBuilder({ page }).exclude("nextjs-portal").analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
  }
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}

/** The link of the newest mail to an address. */
export async function mailedLink(stack: StackFile, email: string, subject: string): Promise<string> {
  let link: string | undefined;
  await expect(async () => {
    const response = await fetch(`${stack.resend.url}/_sim/emails?to=${encodeURIComponent(email)}`);
    const mails: { subject: string; html: string | null }[] = await response.json();
    const mail = mails.findLast((one) => one.subject === subject);
    link = /href="([^"]+)"/.exec(mail?.html ?? "")?.[1]?.replaceAll("&amp;", "&");
    expect(link).toBeTruthy();
  }).toPass();
  return link ?? "";
}

/** Rings a sample business and plays a caller until the call has ended. */
export async function ring(stack: StackFile, to: string, from: string, turns: unknown[]): Promise<void> {
  const response = await fetch(`${stack.retell.url}/_sim/inbound-call`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ to_number: to, from_number: from, turns }),
  });
  expect(response.ok).toBe(true);
}
