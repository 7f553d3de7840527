import path from "node:path";
import { createEmulator, type EmulatorDefinition, filePersistence } from "emulate";
import { scriptedReceptionist } from "@/lib/receptionist/brain/scripted/scripted-receptionist";
import { sampleBusinesses } from "@/scripts/seed/sample-businesses";
import { googleStandIn } from "./google/google-stand-in";
import { openaiStandIn } from "./openai/openai-stand-in";
import { resendStandIn } from "./resend/resend-stand-in";
import { mailDomain } from "./resend-mail";
import { retellStandIn } from "./retell/retell-stand-in";
import { slackStandIn } from "./slack/slack-stand-in";
import type { Ports, StackSecrets } from "./stack-state";
import { stripeStandIn } from "./stripe/stripe-stand-in";
import { type TelnyxKeys, telnyxKeys } from "./telnyx/telnyx-keys";
import { telnyxStandIn } from "./telnyx/telnyx-stand-in";
import { carrier, localTrunks } from "./trunks";

interface StandInsOptions {
  dir: string;
  ports: Ports;
  secrets: StackSecrets;
  webUrl: string;
  openaiKey?: string | undefined;
}

type Vendor = "stripe" | "google" | "retell" | "telnyx" | "openai" | "resend" | "slack";

/** The providers of a stack, all of them on 127.0.0.1. */
export interface RunningStandIns {
  urls: Record<Vendor, string>;
  telnyxPublicKey: string;
  slackWebhookUrl: string;
  close(): Promise<void>;
}

interface Running {
  url: string;
  close(): Promise<void>;
}

const googleAccounts = [
  ...sampleBusinesses.map(({ owner }) => owner.email),
  "front.desk@example.com",
  "someone.else@example.com",
];

const slackWebhookPath = "/services/T000000001/B000000001/X000000001";

const urlAt = (port: number) => `http://127.0.0.1:${port}`;

async function start(dir: string, vendor: Vendor, port: number, service: EmulatorDefinition): Promise<Running> {
  const persistence = filePersistence(path.join(dir, `${vendor}.json`));
  return createEmulator({ service, port, baseUrl: urlAt(port), persistence, inspector: true });
}

function services(
  { ports, secrets, webUrl, openaiKey }: StandInsOptions,
  keys: TelnyxKeys,
): Record<Vendor, EmulatorDefinition> {
  return {
    stripe: stripeStandIn({
      secretKey: secrets.stripeKey,
      webhookUrl: `${webUrl}/api/stripe/webhook`,
      webhookSecret: secrets.stripeWebhookSecret,
    }),
    google: googleStandIn({
      clientId: secrets.googleClientId,
      clientSecret: secrets.googleClientSecret,
      accounts: googleAccounts,
    }),
    retell: retellStandIn({
      apiKey: secrets.retellKey,
      brain: scriptedReceptionist,
      ...(openaiKey ? { openai: { apiKey: openaiKey } } : {}),
    }),
    telnyx: telnyxStandIn({
      apiKey: secrets.telnyxKey,
      keys,
      defaultVoiceUrl: `${webUrl}/api/telnyx/voice-webhook`,
      defaultMessagingUrl: `${webUrl}/api/telnyx/messaging-webhook`,
      installation: {
        connectionId: carrier.connectionId,
        voiceUrl: `${webUrl}/api/telnyx/voice-webhook`,
        fallbackNumber: carrier.fallbackNumber,
        trunks: localTrunks({ retell: urlAt(ports.retell), openai: urlAt(ports.openai) }),
      },
    }),
    openai: openaiStandIn({
      apiKey: secrets.openaiKey,
      realtimeWebhookUrl: `${webUrl}/api/openai/realtime-webhook`,
    }),
    resend: resendStandIn({
      apiKey: secrets.resendKey,
      webhook: { url: `${webUrl}/api/resend/webhook`, secret: secrets.resendWebhookSecret },
      domains: [mailDomain],
      // The mails of Supabase Auth come through the same door, which in production is another one and has no such limit.
      requestsPerSecondMax: 100,
    }),
    slack: slackStandIn({ webhookPath: slackWebhookPath, channel: "#alerts" }),
  };
}

/** Starts the stand-ins of all providers; each remembers its state in the folder (`stripe.json`, ...). */
export async function startStandIns(options: StandInsOptions): Promise<RunningStandIns> {
  const { dir, ports, secrets } = options;
  const keys = telnyxKeys(secrets.telnyxKeySeed);
  const started = new Map<Vendor, Running>();
  const close = async () => {
    await Promise.all([...started.values()].map((running) => running.close()));
  };
  try {
    for (const [vendor, service] of Object.entries(services(options, keys)) as [Vendor, EmulatorDefinition][]) {
      started.set(vendor, await start(dir, vendor, ports[vendor], service));
    }
  } catch (error) {
    await close();
    throw error;
  }
  const urlOf = (vendor: Vendor) => urlAt(ports[vendor]);
  return {
    urls: {
      stripe: urlOf("stripe"),
      google: urlOf("google"),
      retell: urlOf("retell"),
      telnyx: urlOf("telnyx"),
      openai: urlOf("openai"),
      resend: urlOf("resend"),
      slack: urlOf("slack"),
    },
    telnyxPublicKey: keys.publicKey,
    slackWebhookUrl: urlOf("slack") + slackWebhookPath,
    close,
  };
}
