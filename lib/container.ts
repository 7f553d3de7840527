import { createHmac } from "node:crypto";
import type { Kysely } from "kysely";
import { after } from "next/server";
import { createEnginePorts, type EnginePorts } from "@/lib/container-engines";
import { parseKeyRing, seal, unseal } from "@/lib/crypto/seal";
import { createAsSystem } from "@/lib/db/as-system";
import { createMemberReads } from "@/lib/db/member/member-reads";
import { openDatabase } from "@/lib/db/pool";
import { createStores } from "@/lib/db/stores";
import type { DB } from "@/lib/db/types.gen";
import type { MemberReads } from "@/lib/domain/member/reads";
import { type Env, getEnv } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { withFaultPoint } from "@/lib/fault-points";
import { drainJobs } from "@/lib/jobs/drain";
import { type Log, log } from "@/lib/log";
import type { Ports, RateLimits } from "@/lib/ports";
import { createGoogleCalendarProvider } from "@/lib/providers/google/calendar-provider";
import { createGoogleCalendarSource } from "@/lib/providers/google/calendar-source";
import { createResendMailer } from "@/lib/providers/resend/mailer";
import { toMailEvent } from "@/lib/providers/resend/mapper";
import { refuseSuppressed } from "@/lib/providers/resend/refuse-suppressed";
import { toCallEvent, toTransferEvent } from "@/lib/providers/retell/mapper";
import { createRetellVoicePlatform } from "@/lib/providers/retell/voice-platform";
import { createSlackAlerts } from "@/lib/providers/slack/alerts";
import { createStripeBilling } from "@/lib/providers/stripe/billing";
import { createStripeClient } from "@/lib/providers/stripe/client";
import { toBillingEvent } from "@/lib/providers/stripe/mapper";
import { createStripePlanSales } from "@/lib/providers/stripe/plan-sales";
import { createSupabaseAccounts } from "@/lib/providers/supabase/accounts";
import { createSupabaseBrandFiles } from "@/lib/providers/supabase/brand-files";
import { createSupabaseExportFiles } from "@/lib/providers/supabase/export-files";
import { createSupabaseImportFiles } from "@/lib/providers/supabase/import-files";
import { createSupabaseRecordingArchive } from "@/lib/providers/supabase/recording-archive";
import { createTelnyxCarrierFilings } from "@/lib/providers/telnyx/carrier-filings";
import { createTelnyxClient } from "@/lib/providers/telnyx/client";
import { toTextEvent } from "@/lib/providers/telnyx/mapper";
import { createTelnyxNumberShop } from "@/lib/providers/telnyx/number-shop";
import { toRegistrationEvent } from "@/lib/providers/telnyx/registration-mapper";
import { createTelnyxTextSender } from "@/lib/providers/telnyx/text-sender";
import { toAlertEvent, toLegEvent } from "@/lib/providers/telnyx/voice-mapper";
import { createLocalCounter } from "@/lib/providers/upstash/local-counter";
import { createUpstashRateLimits } from "@/lib/providers/upstash/rate-limits";
import { createWebsiteReader } from "@/lib/providers/web/website-reader";
import { createWebhookVerifiers, type WebhookVerifiers } from "@/lib/providers/webhook-verifiers";
import { rehearseContent } from "@/lib/receptionist/rehearsal/rehearse-content";

/** Everything of one process: the environment, the database, and every port on its real adapter. */
export interface Container {
  env: Env;
  kysely: Kysely<DB>;
  ports: Ports;
  /** What signed-in people see, under row level security. */
  memberReads: MemberReads;
  verifiers: WebhookVerifiers;
  log: Log;
  /** The clock. */
  now(): Date;
  /** Runs due jobs until none are left; one drain a process, a call during it makes it look once more. */
  drain(): Promise<void>;
  /** Does something once the response is on its way; the platform keeps the process until then. */
  afterResponse(work: () => Promise<void>): void;
}

/** What tests put in the place of the real: the vendors, the clock, the log, and who does the work after a response. */
export type ContainerParts = ProviderPorts & EngineVendors & Pick<Container, "log" | "now" | "afterResponse">;

const drainOptions = { budgetMs: 45_000, concurrency: 6 };

/** Everything on its real adapter, but for the parts that are given. */
export function createContainer(env: Env, parts: Partial<ContainerParts> = {}): Container {
  const { log: ownLog = log, now = () => new Date(), afterResponse = after, ...providers } = parts;
  const database = openDatabase(env.database.DATABASE_URL, env.DATABASE_POOL_SIZE);
  const plain = withRehearsals(
    { ...createPorts(env, createAsSystem(database.pool), database.kysely), ...providers },
    now,
  );
  const ports = withFaultPoint(
    { ...plain, mailer: refuseSuppressed(plain.mailer, plain.mails) },
    env.FAULT_POINT,
    env.database.DATABASE_URL,
  );
  return {
    env,
    kysely: database.kysely,
    ports,
    memberReads: createMemberReads(database.kysely),
    verifiers: createWebhookVerifiers(env),
    log: ownLog,
    now,
    drain: createDrain(ports, ownLog, now, env.JOB_LEASE_SECONDS),
    afterResponse,
  };
}

/** The test callers talk to our own receptionist, in this process. */
function withRehearsals(ports: Omit<Ports, "rehearsals">, now: () => Date): Ports {
  const all: Ports = {
    ...ports,
    rehearsals: {
      run: (rehearsal) =>
        rehearseContent(
          { ...all, now: now(), requestId: "rehearsal", causeId: null, actor: { kind: "system", id: "rehearsal" } },
          rehearsal,
        ),
    },
  };
  return all;
}

function createPorts(
  env: Env,
  asSystem: ReturnType<typeof createAsSystem>,
  kysely: Kysely<DB>,
): Omit<Ports, "rehearsals"> {
  const appUrl = env.app.APP_URL.replace(/\/$/, "");
  const keys = parseKeyRing(env.app.ENCRYPTION_KEYS);
  return {
    ...createStores(asSystem, kysely, {
      seal: (context, plain) => seal(keys, context, plain),
      unseal: (context, sealed) => unseal(keys, context, sealed),
    }),
    ...createProviders(env, appUrl),
    ...createEnginePorts(env, asSystem),
    providerEvents: {
      readCallEvent: toCallEvent,
      readTransferEvent: toTransferEvent,
      readTextEvent: toTextEvent,
      readLegEvent: toLegEvent,
      readAlertEvent: toAlertEvent,
      readRegistrationEvent: toRegistrationEvent,
      readMailEvent: toMailEvent,
      readBillingEvent: toBillingEvent,
    },
    slotKey: { sign: (text) => createHmac("sha256", env.app.APP_SECRET).update(text).digest() },
    settings: {
      appUrl,
      textInDoubtSeconds: env.TEXT_IN_DOUBT_SECONDS,
      modelDailyCapCents: env.MODEL_DAILY_CAP_CENTS,
      fallbackNumber: env.TELNYX_FALLBACK_NUMBER ?? null,
    },
  };
}

type ProviderPorts = Pick<
  Ports,
  | "textSender"
  | "numberShop"
  | "carrierFilings"
  | "calendarProvider"
  | "calendarSource"
  | "billing"
  | "planSales"
  | "mailer"
  | "recordings"
  | "accounts"
  | "importFiles"
  | "brandFiles"
  | "exportFiles"
  | "voice"
  | "alerts"
  | "rateLimits"
  | "websites"
>;

/** What tests may replace of the engines: their vendors, never our own database. */
type EngineVendors = Omit<EnginePorts, "engines">;

/** A vendor that is not configured stays away loudly: its jobs wait with back-off, and nothing pretends to be done. */
function createProviders(env: Env, appUrl: string): ProviderPorts {
  const { retell, resend, slack, supabase } = env;
  return {
    rateLimits: createRateLimits(env),
    accounts: createSupabaseAccounts({
      url: supabase.NEXT_PUBLIC_SUPABASE_URL,
      secretKey: supabase.SUPABASE_SECRET_KEY,
    }),
    websites: createWebsiteReader({ localOrigin: env.LOCAL_WEBSITE_ORIGIN }),
    voice: createRetellVoicePlatform({
      apiKey: retell.RETELL_API_KEY,
      baseUrl: env.RETELL_BASE_URL,
      appUrl,
      isAllowedSource: fileHosts([env.RETELL_BASE_URL]),
    }),
    recordings: createSupabaseRecordingArchive({
      url: supabase.NEXT_PUBLIC_SUPABASE_URL,
      secretKey: supabase.SUPABASE_SECRET_KEY,
      isAllowedSource: fileHosts([env.RETELL_BASE_URL, env.TELNYX_BASE_URL]),
    }),
    brandFiles: createSupabaseBrandFiles({
      url: supabase.NEXT_PUBLIC_SUPABASE_URL,
      secretKey: supabase.SUPABASE_SECRET_KEY,
    }),
    importFiles: createSupabaseImportFiles({
      url: supabase.NEXT_PUBLIC_SUPABASE_URL,
      secretKey: supabase.SUPABASE_SECRET_KEY,
    }),
    exportFiles: createSupabaseExportFiles({
      url: supabase.NEXT_PUBLIC_SUPABASE_URL,
      secretKey: supabase.SUPABASE_SECRET_KEY,
    }),
    ...createCarrierPorts(env, appUrl),
    ...createPaymentPorts(env),
    ...createCalendarPorts(env, appUrl),
    mailer: resend
      ? createResendMailer({
          apiKey: resend.RESEND_API_KEY,
          from: resend.MAIL_FROM,
          baseUrl: env.RESEND_BASE_URL,
          appUrl,
        })
      : noMailer(),
    alerts: slack ? createSlackAlerts(slack.SLACK_WEBHOOK_URL) : { send: async (text) => log.info("alert", { text }) },
  };
}

function noMailer(): Ports["mailer"] {
  const no = () => refuse("Resend");
  return { sendToOwner: no, sendToCustomer: no, sendInvitation: no, sendDigest: no, sendDunning: no };
}

function createCalendarPorts(env: Env, appUrl: string): Pick<Ports, "calendarProvider" | "calendarSource"> {
  const no = () => refuse("Google");
  if (!env.google) {
    return {
      calendarProvider: { upsert: no, remove: no },
      calendarSource: {
        authorizeUrl() {
          throw new AppError("unavailable", "Google is not configured.");
        },
        exchangeCode: no,
        revoke: no,
        listCalendars: no,
        listChanges: no,
        readEvent: no,
        watch: no,
        stopWatch: no,
      },
    };
  }
  const config = {
    clientId: env.google.GOOGLE_CLIENT_ID,
    clientSecret: env.google.GOOGLE_CLIENT_SECRET,
    baseUrl: env.GOOGLE_BASE_URL,
  };
  return {
    calendarProvider: createGoogleCalendarProvider(config),
    calendarSource: createGoogleCalendarSource({ ...config, pushUrl: `${appUrl}/api/calendar/watch` }),
  };
}

function createCarrierPorts(env: Env, appUrl: string): Pick<Ports, "textSender" | "numberShop" | "carrierFilings"> {
  const { telnyx } = env;
  if (!telnyx) {
    return {
      textSender: { send: () => refuse("Telnyx") },
      numberShop: {
        search: () => refuse("Telnyx"),
        order: () => refuse("Telnyx"),
        joinMessagingProfile: () => refuse("Telnyx"),
        release: () => refuse("Telnyx"),
      },
      carrierFilings: {
        fileBrand: () => refuse("Telnyx"),
        fileCampaign: () => refuse("Telnyx"),
        assignNumber: () => refuse("Telnyx"),
        fileTollFree: () => refuse("Telnyx"),
        end: () => refuse("Telnyx"),
      },
    };
  }
  const client = createTelnyxClient({
    apiKey: telnyx.TELNYX_API_KEY,
    publicKey: telnyx.TELNYX_PUBLIC_KEY,
    baseUrl: env.TELNYX_BASE_URL,
  });
  return {
    textSender: createTelnyxTextSender(client, appUrl),
    numberShop: createTelnyxNumberShop(client, appUrl),
    carrierFilings: createTelnyxCarrierFilings(client, appUrl),
  };
}

function createPaymentPorts(env: Env): Pick<Ports, "billing" | "planSales"> {
  if (!env.stripe) {
    return {
      billing: {
        prepareFeeInvoice: () => refuse("Stripe"),
        payInvoice: () => refuse("Stripe"),
        undoInvoice: () => refuse("Stripe"),
        payPlanInvoices: () => refuse("Stripe"),
        readInvoice: () => refuse("Stripe"),
        readSubscription: () => refuse("Stripe"),
      },
      planSales: {
        ensureCustomer: () => refuse("Stripe"),
        openCheckout: () => refuse("Stripe"),
        findSubscription: () => refuse("Stripe"),
        changePlan: () => refuse("Stripe"),
        openPortal: () => refuse("Stripe"),
        cancelPlan: () => refuse("Stripe"),
        describeAccount: () => refuse("Stripe"),
      },
    };
  }
  const client = createStripeClient({ secretKey: env.stripe.STRIPE_SECRET_KEY, baseUrl: env.STRIPE_BASE_URL });
  return { billing: createStripeBilling(client), planSales: createStripePlanSales(client) };
}

function createRateLimits({ upstash }: Env): RateLimits {
  const now = () => new Date();
  const local = createLocalCounter(now);
  if (!upstash) return local;
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token } = upstash;
  return createUpstashRateLimits({ url, token, now, local });
}

function refuse(vendor: string): Promise<never> {
  return Promise.reject(new AppError("unavailable", `${vendor} is not configured.`));
}

/** Recordings and samples lie on the file hosts of the voice providers; locally on their stand-ins. */
function fileHosts(baseUrls: (string | undefined)[]): (url: URL) => boolean {
  const origins = baseUrls.flatMap((baseUrl) => (baseUrl ? [new URL(baseUrl).origin] : []));
  if (origins.length > 0) return (url) => origins.includes(url.origin);
  return (url) =>
    url.protocol === "https:" && /(^|\.)(retellai\.com|cloudfront\.net|amazonaws\.com)$/.test(url.hostname);
}

function createDrain(ports: Ports, log: Log, now: () => Date, leaseSeconds: number): () => Promise<void> {
  let running: Promise<void> | null = null;
  let isAskedAgain = false;
  const run = async () => {
    do {
      isAskedAgain = false;
      await drainJobs(ports, {
        ...drainOptions,
        now,
        leaseSeconds,
        onDone(job, outcome, durationMs) {
          const fields = {
            jobId: job.id,
            kind: job.kind,
            businessId: job.businessId,
            attempts: job.attempts,
            durationMs,
          };
          if ("error" in outcome) log.error("job.failed", outcome.error, fields);
          else log.info("job.done", { ...fields, result: outcome.result });
        },
      });
    } while (isAskedAgain);
  };
  return () => {
    if (running) isAskedAgain = true;
    running ??= run()
      .catch((error: unknown) => log.error("drain.failed", error))
      .finally(() => {
        running = null;
      });
    return running;
  };
}

let container: Container | undefined;

/** The container of this process. */
export function getContainer(): Container {
  container ??= createContainer(getEnv());
  return container;
}
