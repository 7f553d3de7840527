import type { Page, Route } from "@playwright/test";
import { expect } from "./journey";

/** An action with its arguments, as the page was about to send it. */
export interface HeldAction {
  address: string;
  headers: Record<string, string>;
  body: Buffer;
}

const kept = ["accept", "content-type", "next-action", "next-router-state-tree"];

/** Takes the first action that the page sends for `press`: it never arrives, and the page is told that it was refused. */
export async function holdAction(page: Page, press: () => Promise<void>): Promise<HeldAction> {
  let held: HeldAction | undefined;
  const hold = async (route: Route) => {
    const request = route.request();
    const headers = request.headers();
    if (!("next-action" in headers)) return route.fallback();
    held ??= {
      address: request.url(),
      headers: Object.fromEntries(kept.flatMap((name) => (headers[name] ? [[name, headers[name]]] : []))),
      body: request.postDataBuffer() ?? Buffer.alloc(0),
    };
    return route.fulfill({ status: 400, contentType: "text/plain", body: "held back" });
  };
  await page.route("**/*", hold);
  await press();
  await expect.poll(() => held?.headers["next-action"]).toBeTruthy();
  await page.unroute("**/*", hold);
  if (!held) throw new Error("no action was sent");
  return held;
}

/** Sends an action with the session of whoever looks at `page`; everything else is as the other page had it. */
export async function sendAs(page: Page, { address, headers, body }: HeldAction): Promise<string> {
  const origin = new URL(address).origin;
  const answer = await page.request.post(address, { headers: { ...headers, origin }, data: body, maxRedirects: 0 });
  return answer.text();
}
