import { writeFileSync } from "node:fs";
import path from "node:path";
import { webhookSecretOf } from "./openai/standard-webhooks";
import { mailDomain } from "./resend-mail";
import type { StackFile } from "./stack-file";
import type { StackSecrets } from "./stack-state";
import { carrier } from "./trunks";

interface EnvironmentInput {
  stack: StackFile;
  secrets: StackSecrets;
  /** The application's own login. */
  appDatabaseUrl: string;
  slackWebhookUrl: string;
  /** A developer's own key: calls and texts are then answered by the real model. */
  openaiKey?: string | undefined;
}

const mailFrom = `CloudGreet <hello@${mailDomain}>`;

/**
 * The environment of the application on a stack: every name that it reads, pointing at stand-ins. With
 * a real OpenAI key the address of that one stand-in is empty, which means OpenAI's own.
 */
export function stackEnvironment(input: EnvironmentInput): Record<string, string> {
  const { stack, secrets, openaiKey } = input;
  return {
    APP_URL: stack.web,
    APP_SECRET: secrets.appSecret,
    CRON_SECRET: secrets.cronSecret,
    HEALTH_TOKEN: secrets.healthToken,
    ENCRYPTION_KEYS: secrets.encryptionKeys,
    DATABASE_URL: input.appDatabaseUrl,
    DATABASE_ADMIN_URL: stack.databaseUrl,
    NEXT_PUBLIC_SUPABASE_URL: stack.supabase.url,
    NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: stack.supabase.publishableKey,
    SUPABASE_SECRET_KEY: stack.supabase.secretKey,
    RETELL_API_KEY: stack.retell.apiKey,
    RETELL_BASE_URL: stack.retell.url,
    TELNYX_API_KEY: stack.telnyx.apiKey,
    TELNYX_PUBLIC_KEY: stack.telnyx.publicKey,
    TELNYX_BASE_URL: `${stack.telnyx.url}/v2`,
    TELNYX_CONNECTION_ID: carrier.connectionId,
    TELNYX_RETELL_TRUNK_ID: carrier.retellTrunkId,
    TELNYX_OPENAI_TRUNK_ID: carrier.openaiTrunkId,
    TELNYX_FALLBACK_NUMBER: carrier.fallbackNumber,
    OPENAI_API_KEY: openaiKey ?? stack.openai.apiKey,
    OPENAI_BASE_URL: openaiKey ? "" : `${stack.openai.url}/v1`,
    OPENAI_WEBHOOK_SECRET: webhookSecretOf(stack.openai.apiKey),
    STRIPE_SECRET_KEY: stack.stripe.secretKey,
    STRIPE_WEBHOOK_SECRET: stack.stripe.webhookSecret,
    STRIPE_BASE_URL: stack.stripe.url,
    GOOGLE_CLIENT_ID: secrets.googleClientId,
    GOOGLE_CLIENT_SECRET: secrets.googleClientSecret,
    GOOGLE_BASE_URL: stack.google.url,
    RESEND_API_KEY: stack.resend.apiKey,
    RESEND_BASE_URL: stack.resend.url,
    RESEND_WEBHOOK_SECRET: secrets.resendWebhookSecret,
    MAIL_FROM: mailFrom,
    UPSTASH_REDIS_REST_URL: stack.redis.url,
    UPSTASH_REDIS_REST_TOKEN: stack.redis.token,
    SLACK_WEBHOOK_URL: input.slackWebhookUrl,
    LOCAL_WEBSITE_ORIGIN: stack.website.url,
  };
}

/** Writes `<dir>/env`, one `NAME=value` a line, mode 0600, for tools that read such files. */
export function writeEnvironmentFile(dir: string, env: Record<string, string>): void {
  const lines = Object.entries(env).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(path.join(dir, "env"), lines.join(""), { mode: 0o600 });
}
