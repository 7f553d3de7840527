import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "@playwright/test";
import { launchOptions } from "@/__tests__/e2e/browser";
import { endWithProcess } from "@/scripts/local/end-with-process";
import { startStack } from "@/scripts/local/stack";
import { readRunningStack, type StackFile } from "@/scripts/local/stack-file";
import { addressesFor, type Viewer } from "./pages/every-page";
import { signInBy } from "./pages/sign-in";
import { newcomer } from "./seed/business-states";
import { findScenario } from "./seed/scenarios";
import { seedStack } from "./seed/seed-stack";

const usage = `npm run screenshots -- [--data DIR] [--out DIR] [--only WORD] [--fold]
  Takes every page, 1440 and 390 wide, light and dark, of a busy business, of one without calls ("-empty") and of one that
  has just signed up, into screenshots/. Uses the stack that runs; starts one with all of that when there is none.
  --only   pages with this in their name
  --fold   only what is seen without scrolling`;

const sizes = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const fullScenarios = ["quiet-plumber", "texts", "busy", "new"];

interface Person {
  viewer: Viewer;
  /** Null for a visitor. */
  login: { email: string; password: string } | null;
  /** Behind the name of each of this person's pictures. */
  mark: string;
}

function peopleOf({ seed }: StackFile): Person[] {
  const [busy, , empty] = seed?.businesses ?? [];
  return [
    { viewer: "visitor", login: null, mark: "" },
    { viewer: "member", login: busy?.owner ?? null, mark: "" },
    { viewer: "member", login: empty?.owner ?? null, mark: "-empty" },
    { viewer: "newcomer", login: newcomer, mark: "" },
  ];
}

interface Shooting {
  out: string;
  only: string;
  fold: boolean;
}

async function shoot(browser: Browser, stack: StackFile, shooting: Shooting): Promise<void> {
  for (const [size, viewport] of Object.entries(sizes)) {
    for (const colorScheme of ["light", "dark"] as const) {
      for (const person of peopleOf(stack)) {
        if (person.viewer !== "visitor" && !person.login) continue;
        const look = { viewport, colorScheme, deviceScaleFactor: 1 };
        await shootPerson(browser, stack.web, person, { ...shooting, look, ending: `${size}-${colorScheme}.png` });
      }
    }
  }
}

async function shootPerson(
  browser: Browser,
  web: string,
  { viewer, login, mark }: Person,
  { out, only, fold, look, ending }: Shooting & { look: BrowserContextOptions; ending: string },
): Promise<void> {
  const context = await browser.newContext(look);
  const page = await context.newPage();
  try {
    if (login && !(await signsIn(page, web, login, viewer))) return;
    const ask = async (api: string) => (await page.request.get(web + api)).json();
    for (const { name, address } of await addressesFor(viewer, ask)) {
      if (!name.includes(only)) continue;
      const file = path.join(out, `${name}${mark}-${ending}`);
      await show(page, web + address);
      await page.screenshot({ path: file, fullPage: !fold });
      console.log(file);
    }
  } finally {
    await context.close();
  }
}

/** A stack that was started by hand may have no newcomer: false, and it is said. */
async function signsIn(page: Page, web: string, login: NonNullable<Person["login"]>, viewer: Viewer): Promise<boolean> {
  try {
    await signInBy(page, web, login);
    return true;
  } catch (error) {
    if (viewer !== "newcomer") throw error;
    console.log("Nobody has just signed up here. Run: npm run seed -- new");
    return false;
  }
}

async function show(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: "load" });
  // The badge of Next's development server is not part of the page. A build has none, and refuses styles of strangers.
  await page.addStyleTag({ content: "nextjs-portal { display: none }" }).catch(() => undefined);
  await page.waitForTimeout(700);
}

/** The stack that runs, or one of our own with everything to see, on the build when there is one. */
async function withStack(data: string | undefined, work: (stack: StackFile) => Promise<void>): Promise<void> {
  const running = readRunningStack(data);
  if (running) return work(running);
  const dir = mkdtempSync(path.join(tmpdir(), "cloudgreet-screenshots-"));
  chmodSync(dir, 0o711);
  const isBuilt = existsSync(path.join(process.env.NEXT_DIST_DIR ?? ".next", "BUILD_ID"));
  const starting = startStack({ dir, ports: { kind: "any" }, web: isBuilt ? "start" : "dev", seed: seedStack });
  const stop = async () => {
    await (await starting.catch(() => undefined))?.stop();
    rmSync(dir, { recursive: true, force: true });
  };
  endWithProcess(stop);
  try {
    const { file } = await starting;
    for (const name of fullScenarios) await findScenario(name).run(file, () => undefined);
    await work(file);
  } finally {
    await stop();
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
  mkdirSync(values.out, { recursive: true });
  await withStack(values.data, async (stack) => {
    const browser = await chromium.launch(await launchOptions());
    try {
      await shoot(browser, stack, values);
    } finally {
      await browser.close();
    }
  });
}

try {
  await main();
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
