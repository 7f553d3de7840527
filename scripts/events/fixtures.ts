import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";

const folder = fileURLToPath(new URL("../../__tests__/fixtures", import.meta.url));

export const eventProviders = ["retell", "telnyx", "stripe"] as const;
export type EventProvider = (typeof eventProviders)[number];

/** A body as a provider sends it. */
export interface EventFixture {
  /** Such as "retell/call-ended". */
  name: string;
  provider: EventProvider;
  body: Record<string, unknown>;
}

export function listFixtures(): string[] {
  return eventProviders.flatMap((provider) =>
    readdirSync(path.join(folder, provider))
      .filter((file) => file.endsWith(".json"))
      .sort()
      .map((file) => `${provider}/${file.replace(/\.json$/, "")}`),
  );
}

/** Throws a sentence with every name when there is no such fixture. */
export function readFixture(name: string): EventFixture {
  if (!listFixtures().includes(name)) throw new Error(`No event "${name}". Known:\n  ${listFixtures().join("\n  ")}`);
  const provider = z.enum(eventProviders).parse(name.split("/")[0]);
  return { name, provider, body: JSON.parse(readFileSync(path.join(folder, `${name}.json`), "utf8")) };
}

/** Where the provider would send this body; a path of the application. */
export function pathOf({ provider, body }: EventFixture): string {
  if (provider === "stripe") return "/api/stripe/webhook";
  if (provider === "telnyx") return "/api/telnyx/messaging-webhook";
  if (body.event === "call_inbound") return "/api/retell/inbound-webhook";
  return typeof body.name === "string" ? `/api/retell/tools/${body.name}` : "/api/retell/voice-webhook";
}
