import { mkdirSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { type Browser, chromium, type Page } from "@playwright/test";
import { launchOptions } from "@/__tests__/e2e/browser";
import { readRunningStack, type StackFile } from "@/scripts/local/stack-file";

const usage = `npm run screenshots -- [--data DIR] [--out DIR] [--only WORD] [--fold]
  Takes every page of the running stack, 1440 and 390 wide, light and dark, into screenshots/.
  --fold   only what is seen without scrolling`;

const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const publicPages = { landing: "/", login: "/login", register: "/register" };

async function signIn(page: Page, stack: StackFile): Promise<void> {
  const owner = stack.seed?.businesses[0]?.owner;
  if (!owner) throw new Error("The stack has no sample data. Start it with npm run dev.");
  await page.goto(`${stack.web}/login`);
  await page.getByLabel("Email").fill(owner.email);
  await page.getByLabel("Password").fill(owner.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL("**/dashboard");
}

/** The pages of the dashboard, with the newest call that brought an appointment. */
async function memberPages(page: Page, stack: StackFile): Promise<Record<string, string>> {
  const response = await page.request.get(`${stack.web}/api/client/calls?outcome=booked&limit=1`);
  const { data }: { data: { id: string }[] } = await response.json();
  const call = data[0] ? { call: `/dashboard/calls/${data[0].id}` } : {};
  const texts = await page.request.get(`${stack.web}/api/client/messages?limit=1`);
  const { data: conversations }: { data: { id: string }[] } = await texts.json();
  const conversation = conversations[0] ? { conversation: `/dashboard/messages/${conversations[0].id}` } : {};
  return {
    messages: "/dashboard/messages",
    ...conversation,
    home: "/dashboard",
    calls: "/dashboard/calls",
    ...call,
    calendar: "/dashboard/calendar",
    "calendar-next": nextWeek(),
    list: "/dashboard/calendar?view=list",
    receptionist: "/dashboard/receptionist",
    connection: "/dashboard/calendar-settings",
    ...Object.fromEntries(
      ["profile", "services", "hours", "answers", "emergencies"].map((part) => [
        `settings-${part}`,
        `/dashboard/settings/${part}`,
      ]),
    ),
  };
}

function nextWeek(): string {
  const week = new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);
  return `/dashboard/calendar?week=${week}`;
}

interface Shooting {
  out: string;
  only: string;
  fold: boolean;
}

async function shoot(browser: Browser, stack: StackFile, { out, only, fold }: Shooting): Promise<void> {
  for (const [size, viewport] of Object.entries(sizes)) {
    for (const colorScheme of ["light", "dark"] as const) {
      const context = await browser.newContext({ viewport, colorScheme, deviceScaleFactor: 1 });
      const page = await context.newPage();
      const take = async (pages: Record<string, string>) => {
        for (const [name, url] of Object.entries(pages).filter(([name]) => name.includes(only))) {
          await page.goto(stack.web + url, { waitUntil: "load" });
          // The badge of Next's development server is not part of the page.
          await page.addStyleTag({ content: "nextjs-portal { display: none }" });
          await page.waitForTimeout(700);
          const file = path.join(out, `${name}-${size}-${colorScheme}.png`);
          await page.screenshot({ path: file, fullPage: !fold });
          console.log(file);
        }
      };
      await take(publicPages);
      await signIn(page, stack);
      await take(await memberPages(page, stack));
      await context.close();
    }
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: "string" },
      out: { type: "string", default: "screenshots" },
      only: { type: "string", default: "" },
      fold: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return console.log(usage);
  const stack = readRunningStack(values.data);
  if (!stack) throw new Error("No stack is running. Start it with npm run dev.");
  mkdirSync(values.out, { recursive: true });
  const browser = await chromium.launch(await launchOptions());
  try {
    await shoot(browser, stack, values);
  } finally {
    await browser.close();
  }
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
