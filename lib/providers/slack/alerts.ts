import { IncomingWebhook } from "@slack/webhook";
import { AppError } from "@/lib/errors";
import type { Alerts } from "@/lib/ports";

/** Alerts into one Slack channel. */
export function createSlackAlerts(webhookUrl: string): Alerts {
  const webhook = new IncomingWebhook(webhookUrl, { timeout: 8_000 });
  return {
    async send(text) {
      try {
        await webhook.send({ text });
      } catch (error) {
        throw new AppError("unavailable", "Slack cannot be reached right now.", { cause: error });
      }
    },
  };
}
