import { type Browser, type BrowserContext, expect, type Page } from "@playwright/test";
import type { StackFile } from "@/scripts/local/stack-file";

/** Pages of a context end `goto` and `reload` when what was streamed stands in its place. */
export function settle(context: BrowserContext): BrowserContext {
  return context.on("page", settlePage);
}

/** A window of somebody else, with the size of the first. */
export async function openWindow(browser: Browser, page: Page, stack: StackFile): Promise<Page> {
  return settle(await browser.newContext({ baseURL: stack.web, viewport: page.viewportSize() })).newPage();
}

/** How soon an open page shows what happened: well before one whose channel is down looks by itself. */
export const liveMs = 8_000;

/** Waits until the page is told of changes as they happen; what it shows then did not come by looking every 15 s. */
export async function expectLive(page: Page): Promise<void> {
  await expect(page.locator("[data-live]").first()).toHaveAttribute("data-live", "live", { timeout: 15_000 });
}

const copiesMs = 2_000;

/** Parts that come later wait hidden at the end of the document, where a locator finds them a second time. */
function settlePage(page: Page): void {
  const goto = page.goto.bind(page);
  const reload = page.reload.bind(page);
  const copies = page.locator('div[hidden][id^="S:"]');
  // The page of an address at which there is nothing keeps its copies.
  const streamed = () =>
    expect(copies)
      .toHaveCount(0, { timeout: copiesMs })
      .catch(() => undefined);
  page.goto = async (...args) => {
    const response = await goto(...args);
    await streamed();
    return response;
  };
  page.reload = async (...args) => {
    const response = await reload(...args);
    await streamed();
    return response;
  };
}
