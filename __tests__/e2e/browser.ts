import { existsSync } from "node:fs";
import { chromium, type LaunchOptions } from "@playwright/test";

const knownPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:/Program Files/Google/Chrome/Application/chrome.exe",
];

/**
 * Finds a Chromium without downloading one: CHROMIUM_PATH, Playwright's own, the system's, and on Linux x64 the one
 * inside @sparticuz/chromium. Undefined lets Playwright take its own. Throws a sentence with the fixing command.
 */
export async function findChromium(): Promise<string | undefined> {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  if (existsSync(chromium.executablePath())) return undefined;
  const known = knownPlaces.find((place) => existsSync(place));
  if (known) return known;
  if (process.platform === "linux" && process.arch === "x64") return unpackChromium();
  throw new Error("No browser was found. Run: npx playwright install chromium");
}

async function unpackChromium(): Promise<string> {
  const before = process.env.AWS_LAMBDA_JS_RUNTIME;
  // Makes the package unpack its own NSS libraries, which a bare system lacks, and point the loader at them.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= "nodejs22.x";
  const { default: bundled } = await import("@sparticuz/chromium");
  const place = await bundled.executablePath();
  if (before === undefined) delete process.env.AWS_LAMBDA_JS_RUNTIME;
  return place;
}

/** How a browser is started for tests and screenshots: quiet, without the network services of its own. */
export async function launchOptions(): Promise<LaunchOptions> {
  const executablePath = await findChromium();
  return {
    ...(executablePath ? { executablePath } : {}),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--autoplay-policy=no-user-gesture-required",
    ],
  };
}
