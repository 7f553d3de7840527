import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createEmulator, filePersistence } from "emulate";
import { type CreateEmailOptions, Resend, type WebhookEventPayload } from "resend";
import { type Receiver, startReceiver } from "@/__tests__/local/support";
import { type ResendConfig, resendStandIn } from "@/scripts/local/resend/resend-stand-in";

export const API_KEY = "re_local";
export const WEBHOOK_SECRET = `whsec_${Buffer.from("a secret of the tests of Resend").toString("base64")}`;

export interface LocalResend {
  url: string;
  resend: Resend;
  receiver: Receiver;
  /** The time of the stand-in; it stands still until a test moves it. */
  clock: { now: Date };
  /** Every event that came so far, each verified with the SDK; throws when a signature is wrong. */
  events(): WebhookEventPayload[];
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** The local Resend with an official client, and a receiver for its webhooks. */
export async function bootResend(config: Partial<ResendConfig> = {}): Promise<LocalResend> {
  const receiver = await startReceiver();
  const folder = await mkdtemp(join(tmpdir(), "resend-"));
  const clock = { now: new Date("2026-11-24T16:00:00Z") };
  const start = () =>
    createEmulator({
      service: resendStandIn({
        apiKey: API_KEY,
        webhook: { url: `${receiver.url}/api/resend/webhook`, secret: WEBHOOK_SECRET },
        requestsPerSecondMax: 1000,
        now: () => clock.now,
        ...config,
      }),
      port: 0,
      persistence: filePersistence(join(folder, "resend.json")),
    });
  let emulator = await start();
  return {
    get url() {
      return emulator.url;
    },
    get resend() {
      return resendFor(emulator.url);
    },
    receiver,
    clock,
    events: () =>
      receiver.received.map(({ body, headers }) =>
        resendFor(emulator.url).webhooks.verify({
          payload: body,
          headers: {
            id: String(headers["svix-id"]),
            timestamp: String(headers["svix-timestamp"]),
            signature: String(headers["svix-signature"]),
          },
          webhookSecret: WEBHOOK_SECRET,
        }),
      ),
    async restart() {
      await emulator.close();
      emulator = await start();
    },
    async close() {
      await emulator.close();
      await receiver.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** The official client, pointed at a local address. */
export function resendFor(url: string, apiKey = API_KEY): Resend {
  return new Resend(apiKey, { baseUrl: url });
}

/** A mail with nothing wrong in it. */
export function letter(fields: Partial<CreateEmailOptions> = {}): CreateEmailOptions {
  return {
    from: "CloudGreet <hello@cloudgreet.test>",
    to: "owner@example.com",
    subject: "New booking",
    html: "<p>Jenny Park</p>",
    text: "Jenny Park",
    ...fields,
  } as CreateEmailOptions;
}
