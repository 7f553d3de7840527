import { readFileSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect, type Page } from "@playwright/test";
import type { SeedBusiness, StackFile } from "@/scripts/local/stack-file";
import { signInBy } from "@/scripts/pages/sign-in";
import { businessAt } from "@/scripts/seed/business-states";
import { settle } from "./windows";
import { openWorkerStack } from "./worker-stack";

/** A stack starts, migrates, seeds and warms up in this time even on a busy machine. */
const stackStartMs = 240_000;

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
      const stack = await openWorkerStack();
      await use(JSON.parse(readFileSync(stack.file, "utf8")));
      await stack.stop();
    },
    { scope: "worker", timeout: stackStartMs },
  ],
  business: [({ stack }, use) => use(businessAt(stack, 0)), { scope: "worker" }],
  baseURL: async ({ stack }, use) => use(stack.web),
  context: async ({ context }, use) => use(settle(context)),
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

type Cookies = Awaited<ReturnType<ReturnType<Page["context"]>["cookies"]>>;
const sessions = new Map<string, Cookies>();

/** Signs the owner of a business in, by the form or with a session of an earlier test that still holds. */
export async function signIn(page: Page, { owner }: SeedBusiness): Promise<void> {
  await page.context().addCookies(sessions.get(owner.email) ?? []);
  await page.goto("/dashboard");
  if (new URL(page.url()).pathname === "/dashboard") return;
  await page.context().clearCookies();
  await signInBy(page, new URL(page.url()).origin, owner);
  await page.waitForURL("**/dashboard");
  const cookies = await page.context().cookies();
  sessions.set(
    owner.email,
    cookies.filter(({ name }) => name.startsWith("cloudgreet-auth")),
  );
}

/** By the menu of the account, or the one of the phone's bar. */
export async function signOut(page: Page): Promise<void> {
  if ((page.viewportSize()?.width ?? 0) < 768) {
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("button", { name: "Sign out" }).click();
  } else {
    await page.getByRole("button", { name: /@/ }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
  }
  await page.waitForURL("**/login");
}

interface Size {
  width: number;
  height: number;
}

/** Accessible in light and dark, and not wider than the window; in each of the sizes, or the window's own. */
export async function expectSound(page: Page, sizes: Size[] = []): Promise<void> {
  if (sizes.length === 0) return expectSoundHere(page);
  for (const size of sizes) {
    await page.setViewportSize(size);
    await expectSoundHere(page);
  }
}

async function expectSoundHere(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    // A page that is read again meanwhile has no title for a moment: what stands is found at the second look, too.
    await expect.poll(() => violationsOf(page), { timeout: 5_000 }).toEqual([]);
  }
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow).toBeLessThanOrEqual(0);
}

async function violationsOf(page: Page): Promise<string[]> {
  // No page has a frame, so that axe needs no second window to put its findings together.
  const axe = new AxeBuilder({ page }).exclude("nextjs-portal").setLegacyMode();
  const { violations } = await axe.options({ resultTypes: ["violations"] }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
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

/** Says who the business is, as the carriers want to know it. */
export async function fillCompany(page: Page): Promise<void> {
  const form = page.locator("form").filter({ has: page.getByLabel("EIN") });
  const company = {
    EIN: "84-1234567",
    "Street and number": "12 Pine Street",
    City: "Denver",
    State: "CO",
    "ZIP code": "80202",
    "First name of who they can ask": "Ada",
    "Last name": "Alder",
    Email: "ada@alder.example.com",
    Phone: "(303) 555-0142",
    Website: "https://alder.example.com",
  };
  for (const [label, value] of Object.entries(company)) await form.getByLabel(label, { exact: true }).fill(value);
}
