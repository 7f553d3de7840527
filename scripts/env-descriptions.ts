import { envNames } from "@/lib/env";

/** What a name is for and where its value comes from. `sample` is shown in .env.example; without it the value is empty. */
export interface EnvDescription {
  text: string;
  sample?: string;
}

/** The groups of lib/env.ts in their order: one vendor each, all of its names or none. */
export const groupTitles: Record<string, string> = {
  app: "The application itself. Required.",
  database: "Postgres. Required.",
  supabase: "Supabase: sign-in, live updates, recordings. Required. Project settings, API keys.",
  retell: "Retell: the receptionist's voice. Required.",
  telnyx: "Telnyx: phone numbers and texts.",
  stripe: "Stripe: plans and booking fees.",
  google: "Google: the connected calendar. Google Cloud console, APIs and services, credentials, OAuth client.",
  resend: "Resend: mail to owners.",
  openai: "OpenAI: text conversations and answers.",
  upstash: "Upstash: rate limits. Upstash console, Redis, REST API.",
  slack: "Slack: alerts to the people who run this.",
  optional: "Left out in most deployments; each may be set on its own.",
};

export const envDescriptions: Record<string, EnvDescription> = {
  APP_URL: { text: "The public address, without a slash at the end.", sample: "https://app.example.com" },
  APP_SECRET: { text: "Signs slot and appointment ids; 32 characters or more: openssl rand -base64 32" },
  CRON_SECRET: { text: "What the scheduler sends to /api/cron/*; 16 characters or more: openssl rand -base64 24" },
  HEALTH_TOKEN: { text: "Opens /api/health/env; 16 characters or more: openssl rand -base64 24" },
  ENCRYPTION_KEYS: {
    text: 'Seal calendar tokens; "name:key", newest first, comma-separated: echo "k1:$(openssl rand -base64 32)"',
  },
  DATABASE_URL: {
    text: "Logs in as app_server through the transaction pooler. Supabase, Connect, Transaction pooler.",
    sample: "postgres://app_server.PROJECT:PASSWORD@HOST:6543/postgres",
  },
  NEXT_PUBLIC_SUPABASE_URL: { text: "The project's address.", sample: "https://PROJECT.supabase.co" },
  NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: { text: "The publishable key, sb_publishable_..." },
  SUPABASE_SECRET_KEY: {
    text: "A secret key, sb_secret_...; used for Auth's admin calls and Storage, never for data.",
  },
  RETELL_API_KEY: {
    text: 'The workspace key with the "webhook" badge: it calls the API and verifies what Retell sends.',
  },
  TELNYX_API_KEY: { text: "An API key of the account. Mission Control, API keys." },
  TELNYX_PUBLIC_KEY: { text: "Verifies webhooks: 44 characters of base64. Mission Control, API keys, public key." },
  STRIPE_SECRET_KEY: { text: "sk_live_... in production, sk_test_... anywhere else. Dashboard, Developers, API keys." },
  STRIPE_WEBHOOK_SECRET: {
    text: "whsec_... of the endpoint APP_URL/api/stripe/webhook. Dashboard, Developers, Webhooks.",
  },
  GOOGLE_CLIENT_ID: { text: "The OAuth client's id, ...apps.googleusercontent.com." },
  GOOGLE_CLIENT_SECRET: { text: "The OAuth client's secret." },
  RESEND_API_KEY: { text: "An API key with sending access. Resend, API keys." },
  MAIL_FROM: { text: "The sender, on a domain verified at Resend.", sample: '"CloudGreet <hello@example.com>"' },
  OPENAI_API_KEY: { text: "A project key. OpenAI platform, API keys." },
  UPSTASH_REDIS_REST_URL: { text: "The database's REST address." },
  UPSTASH_REDIS_REST_TOKEN: { text: "Its REST token." },
  SLACK_WEBHOOK_URL: { text: "An incoming webhook of the alert channel. Slack, apps, incoming webhooks." },
  RETELL_BASE_URL: { text: "Retell's API somewhere else than at Retell: the local stand-in." },
  TELNYX_BASE_URL: { text: "Telnyx's API somewhere else, ending with /v2." },
  STRIPE_BASE_URL: { text: "Stripe's API somewhere else." },
  GOOGLE_BASE_URL: { text: "Google's sign-in and Calendar somewhere else." },
  RESEND_BASE_URL: { text: "Resend's API somewhere else." },
  OPENAI_BASE_URL: { text: "OpenAI's API somewhere else, ending with /v1." },
  OPENAI_WEBHOOK_SECRET: { text: "whsec_... of the endpoint APP_URL/api/openai/realtime-webhook. OpenAI, Webhooks." },
  OPENAI_MODEL: { text: "The model of text and of the telnyx engine; gpt-4.1-mini unless set." },
  OPENAI_REALTIME_MODEL: { text: "The model of the openai-realtime engine; gpt-realtime-2.1 unless set." },
  MODEL_DAILY_CAP_CENTS: {
    text: "What the model may cost one business on one day, for calls, and as much again for tests; 500 unless set.",
  },
  TELNYX_CONNECTION_ID: {
    text: "The Call Control application that posts to APP_URL/api/telnyx/voice-webhook. It dials the people on call: give it an outbound voice profile.",
  },
  TELNYX_RETELL_TRUNK_ID: { text: "The FQDN connection to sip.retellai.com." },
  TELNYX_OPENAI_TRUNK_ID: { text: "The FQDN connection to sip.api.openai.com." },
  TELNYX_FALLBACK_NUMBER: {
    text: "A number of our own on that application; calls that a trunk does not take are forwarded to it.",
  },
  RESEND_WEBHOOK_SECRET: { text: "whsec_... of the endpoint APP_URL/api/resend/webhook. Resend, Webhooks." },
  DATABASE_POOL_SIZE: { text: "Connections of one process to Postgres; 10 unless set." },
  TEXT_IN_DOUBT_SECONDS: { text: "How long a text whose sending may have failed waits for a report; 120 unless set." },
  JOB_LEASE_SECONDS: { text: "How long a job belongs to the process that claimed it; 60 unless set." },
  FAULT_POINT: {
    text: "Crash tests only: where the process ends itself. Works with a database on this machine alone.",
  },
  LOCAL_WEBSITE_ORIGIN: {
    text: "Local stack only: the sample website that the import may read. Refused unless APP_URL is on this machine too.",
  },
};

/** Names that scripts and tests read and the application does not. */
export const scriptNames: Record<string, EnvDescription> = {
  DATABASE_ADMIN_URL: { text: "Logs in as the owner of the schema, not through the pooler; for npm run db:migrate." },
  LOCAL_REDIS_URL: { text: "A Redis for the local stack, instead of the one in memory." },
};

/** What a name of lib/env.ts is for. Throws for one without a description: adding a name means describing it. */
export function describeName(name: string): EnvDescription {
  const description = envDescriptions[name];
  if (!description) throw new Error(`Describe ${name} in scripts/env-descriptions.ts.`);
  return description;
}

/** The group that a name belongs to. */
export function groupOf(name: string): string {
  const found = Object.entries(envNames).find(([, names]) => names.includes(name));
  if (!found) throw new Error(`lib/env.ts has no name ${name}.`);
  return found[0];
}
