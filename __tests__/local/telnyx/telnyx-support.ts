import { createEmulator, type PersistenceAdapter } from "emulate";
import Telnyx from "telnyx";
import { type AppSink, type SinkRequest, startAppSink } from "@/__tests__/local/app-sink";
import { control } from "@/__tests__/local/support";
import { telnyxKeys } from "@/scripts/local/telnyx/telnyx-keys";
import { telnyxStandIn } from "@/scripts/local/telnyx/telnyx-stand-in";

export const keys = telnyxKeys("tests");
export const KEY = "KEY_local_telnyx";
export const NUMBER = "+13035550100";
export const CUSTOMER = "+13035550111";

export interface TelnyxBench {
  url: string;
  client: Telnyx;
  app: AppSink;
  profileId: string;
  applicationId: string;
  close(): Promise<void>;
}

export interface WireEvent {
  data: { event_type: string; id: string; payload: Record<string, unknown> };
  meta: { attempt: number; delivered_to: string };
}

export function startTelnyx(persistence?: PersistenceAdapter) {
  const service = telnyxStandIn({ apiKey: KEY, keys });
  return createEmulator({ service, port: 0, ...(persistence ? { persistence } : {}) });
}

export function clientFor(url: string, apiKey = KEY): Telnyx {
  return new Telnyx({ apiKey, publicKey: keys.publicKey, baseURL: `${url}/v2`, maxRetries: 0 });
}

/** The local Telnyx, an application, and NUMBER on a messaging profile and a Call Control application. */
export async function startTelnyxBench(): Promise<TelnyxBench> {
  const app = await startAppSink();
  const emulator = await startTelnyx();
  const client = clientFor(emulator.url);
  const profile = await client.messagingProfiles.create({
    name: "Acme",
    whitelisted_destinations: ["US"],
    webhook_url: `${app.url}/sms`,
  });
  const application = await client.callControlApplications.create({
    application_name: "Acme",
    webhook_event_url: `${app.url}/voice`,
  });
  const profileId = profile.data?.id ?? "";
  const applicationId = application.data?.id ?? "";
  await control(emulator.url, "/_sim/numbers", {
    phone_number: NUMBER,
    messaging_profile_id: profileId,
    connection_id: applicationId,
  });
  return {
    url: emulator.url,
    client,
    app,
    profileId,
    applicationId,
    close: async () => {
      await emulator.close();
      await app.close();
    },
  };
}

export function eventOf(request: SinkRequest): WireEvent {
  return request.json as unknown as WireEvent;
}

export function typesOf(received: readonly SinkRequest[]): string[] {
  return received.map((request) => eventOf(request).data.event_type);
}

/** Everything received, once an event of this type is among it. */
export function untilEvent({ app }: TelnyxBench, type: string): Promise<SinkRequest[]> {
  return app.until((all) => typesOf(all).includes(type));
}
