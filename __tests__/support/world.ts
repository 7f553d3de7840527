import { telnyxKeys } from "@/scripts/local/telnyx/telnyx-keys";

/** Monday, 23 November 2026, 10:00 in Denver. */
export const mondayMorning = new Date("2026-11-23T17:00:00Z");

/** The secrets that tests sign and seal with; the container of a test verifies with the same. */
export const secrets = {
  retellKey: "key_retell_tests",
  telnyx: telnyxKeys("route tests"),
  stripeWebhookSecret: "whsec_route_tests",
  resendWebhookSecret: `whsec_${Buffer.from("a secret of the route tests").toString("base64")}`,
  cronSecret: "cron-secret-of-tests",
  healthToken: "health-token-of-tests",
  encryptionKeys: `k1:${Buffer.alloc(32, 7).toString("base64")}`,
};
