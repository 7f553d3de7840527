import { mondayMorning, testEnv } from "@/__tests__/support/test-container";
import { createContainer } from "@/lib/container";

/*
 * A process of its own that does what is due and ends; with FAULT_POINT it dies there. Arguments: the database, the
 * carrier's address, and the seconds since Monday morning.
 */
const [databaseUrl = "", carrierUrl = "", seconds = "0"] = process.argv.slice(2);
const env = testEnv(databaseUrl, {
  TELNYX_BASE_URL: `${carrierUrl}/v2`,
  TELNYX_CONNECTION_ID: "7267",
  ...(process.env.FAULT_POINT ? { FAULT_POINT: process.env.FAULT_POINT } : {}),
});
const now = new Date(mondayMorning.getTime() + Number(seconds) * 1_000);
const container = createContainer(env, { now: () => now, log: { info: () => undefined, error: () => undefined } });
await container.drain();
process.exit(0);
