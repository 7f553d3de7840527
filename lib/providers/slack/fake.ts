import type { Alerts } from "@/lib/ports";

/** The staff's channel in memory, for tests. */
export interface FakeAlerts extends Alerts {
  sent: string[];
}

export function createFakeAlerts(): FakeAlerts {
  const sent: string[] = [];
  return {
    sent,
    async send(text) {
      sent.push(text);
    },
  };
}
