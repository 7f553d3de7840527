import { gzipSync } from "node:zlib";
import { type Browser, chromium, type Page } from "@playwright/test";
import { launchOptions } from "@/__tests__/e2e/browser";
import { addressesFor, type Viewer } from "@/scripts/pages/every-page";
import { signInBy } from "@/scripts/pages/sign-in";
import { fillBusyDays, newcomer } from "@/scripts/seed/business-states";
import { findScenario } from "@/scripts/seed/scenarios";
import type { Bench } from "./bench-stack";
import type { Row } from "./report";
import { openTenant } from "./tenants";

const scriptBytesMax = 250_000;
const paintMsMax = 1500;
const rounds = 3;

/**
 * What each page costs a browser that has never seen the product: script that its HTML names, gzipped, and when its
 * largest part was painted (median of three). The business has 90 busy days.
 */
export async function measurePages(bench: Bench): Promise<Row[]> {
  const tenant = await openTenant(bench, { name: "Bench Pages", number: "+13035550903", resources: 3 });
  const client = await bench.admin.connect();
  const { businessId: id, number } = tenant;
  bench.print(await fillBusyDays(client, { id, number, timeZone: "America/Denver" }));
  client.release();
  await findScenario("new").run(bench.stack.file, () => undefined);
  const browser = await chromium.launch(await launchOptions());
  try {
    return [
      ...(await measureViewer(browser, bench, "visitor", null)),
      ...(await measureViewer(browser, bench, "member", tenant.owner)),
      ...(await measureViewer(browser, bench, "newcomer", newcomer)),
    ];
  } finally {
    await browser.close();
  }
}

async function measureViewer(
  browser: Browser,
  { stack, print }: Bench,
  viewer: Viewer,
  login: { email: string; password: string } | null,
): Promise<Row[]> {
  const { web } = stack.file;
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  if (login) await signInBy(page, web, login);
  const cookies = await context.cookies();
  const rows: Row[] = [];
  for (const { name, address } of await addressesFor(viewer, async (api) =>
    (await page.request.get(web + api)).json(),
  )) {
    const response = await page.request.get(web + address);
    if (!response.ok()) throw new Error(`${address} answered ${response.status()}`);
    const bytes = await countScript(web, await response.text());
    const paints: number[] = [];
    for (let round = 0; round < rounds; round++) {
      // Nothing cached: each round is a browser's first visit, still signed in.
      const visit = await browser.newContext({ viewport: { width: 1440, height: 900 } });
      await visit.addCookies(cookies);
      paints.push(await measurePaint(await visit.newPage(), web + address));
      await visit.close();
    }
    print(`${name}: ${(bytes / 1000).toFixed(0)} kB, ${median(paints).toFixed(0)} ms`);
    rows.push({
      what: `script on first load, ${name}`,
      value: bytes / 1000,
      unit: "kB",
      limit: { max: scriptBytesMax / 1000 },
    });
    rows.push({ what: `largest paint, ${name}`, value: median(paints), unit: "ms", limit: { max: paintMsMax } });
  }
  await context.close();
  return rows;
}

const median = (values: number[]): number => values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;

async function measurePaint(page: Page, url: string): Promise<number> {
  await page.goto(url, { waitUntil: "load" });
  await page.waitForTimeout(300);
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime ?? 0)).observe({
          type: "largest-contentful-paint",
          buffered: true,
        });
      }),
  );
}

async function countScript(web: string, html: string): Promise<number> {
  // Browsers of today skip what is marked noModule.
  const tags = [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"[^>]*>/g)].filter(([tag]) => !/nomodule/i.test(tag));
  const sources = new Set(tags.map((match) => match[1] ?? ""));
  const sizes = await Promise.all(
    [...sources].map(async (source) => {
      const response = await fetch(new URL(source.replaceAll("&amp;", "&"), web));
      return gzipSync(Buffer.from(await response.arrayBuffer())).length;
    }),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
