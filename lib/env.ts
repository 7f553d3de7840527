import { z } from "zod";

const url = z.url();
const secret = z.string().min(16);

/** One group a vendor: either all of its names are set, or none and the vendor is off. */
const groups = {
  app: z.object({
    APP_URL: url,
    APP_SECRET: z.string().min(32),
    CRON_SECRET: secret,
    HEALTH_TOKEN: secret,
    ENCRYPTION_KEYS: z.string().regex(/^[a-z0-9]+:[A-Za-z0-9+/=]{44}(,[a-z0-9]+:[A-Za-z0-9+/=]{44})*$/),
  }),
  database: z.object({ DATABASE_URL: z.string().startsWith("postgres") }),
  supabase: z.object({
    NEXT_PUBLIC_SUPABASE_URL: url,
    NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY: z.string().startsWith("sb_publishable_"),
    SUPABASE_SECRET_KEY: z.string().startsWith("sb_secret_"),
  }),
  retell: z.object({ RETELL_API_KEY: z.string().min(8) }),
  telnyx: z.object({ TELNYX_API_KEY: z.string().min(8), TELNYX_PUBLIC_KEY: z.string().length(44) }),
  stripe: z.object({
    STRIPE_SECRET_KEY: z.string().startsWith("sk_"),
    STRIPE_WEBHOOK_SECRET: z.string().startsWith("whsec_"),
  }),
  google: z.object({ GOOGLE_CLIENT_ID: z.string(), GOOGLE_CLIENT_SECRET: z.string() }),
  resend: z.object({ RESEND_API_KEY: z.string(), MAIL_FROM: z.string().includes("@") }),
  openai: z.object({ OPENAI_API_KEY: z.string() }),
  upstash: z.object({ UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: z.string() }),
  slack: z.object({ SLACK_WEBHOOK_URL: url }),
};

/** Names that may be left out on their own: where a vendor's API is reached, and the waits that tests shorten. */
const optional = z.object({
  RETELL_BASE_URL: url.optional(),
  TELNYX_BASE_URL: url.optional(),
  STRIPE_BASE_URL: url.optional(),
  GOOGLE_BASE_URL: url.optional(),
  RESEND_BASE_URL: url.optional(),
  RESEND_WEBHOOK_SECRET: z.string().optional(),
  OPENAI_BASE_URL: url.optional(),
  OPENAI_WEBHOOK_SECRET: z.string().startsWith("whsec_").optional(),
  OPENAI_MODEL: z.string().default("gpt-4.1-mini"),
  OPENAI_REALTIME_MODEL: z.string().default("gpt-realtime-2.1"),
  MODEL_DAILY_CAP_CENTS: z.coerce.number().int().min(0).default(500),
  TELNYX_CONNECTION_ID: z.string().optional(),
  TELNYX_RETELL_TRUNK_ID: z.string().optional(),
  TELNYX_OPENAI_TRUNK_ID: z.string().optional(),
  TELNYX_FALLBACK_NUMBER: z
    .string()
    .regex(/^\+[1-9]\d{6,14}$/)
    .optional(),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(100).default(10),
  TEXT_IN_DOUBT_SECONDS: z.coerce.number().int().min(1).default(120),
  JOB_LEASE_SECONDS: z.coerce.number().int().min(1).default(60),
  FAULT_POINT: z.string().optional(),
  LOCAL_WEBSITE_ORIGIN: z.url().optional(),
});

const required = ["app", "database", "supabase", "retell"] as const;
type GroupName = keyof typeof groups;
type Groups = { [Name in GroupName]: z.infer<(typeof groups)[Name]> };

/** The parsed environment. A vendor that is not configured is null; those in `required` never are. */
export type Env = { [Name in (typeof required)[number]]: Groups[Name] } & {
  [Name in Exclude<GroupName, (typeof required)[number]>]: Groups[Name] | null;
} & z.infer<typeof optional>;

export interface EnvProblem {
  name: string;
  message: string;
}

/** Every name the product reads, by group, for .env.example and the checks. */
export const envNames: Record<string, string[]> = {
  ...Object.fromEntries(Object.entries(groups).map(([name, schema]) => [name, Object.keys(schema.shape)])),
  optional: Object.keys(optional.shape),
};

/**
 * Parses an environment. An empty string counts as missing. A half-configured vendor is a problem, not a silent "off".
 * Returns the environment, or every problem with the name it is about.
 */
export function parseEnv(source: Record<string, string | undefined>): { env: Env } | { problems: EnvProblem[] } {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ""));
  const problems: EnvProblem[] = [];
  const parsed: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(groups)) {
    const isRequired = (required as readonly string[]).includes(name);
    if (!isRequired && !Object.keys(schema.shape).some((key) => key in present)) {
      parsed[name] = null;
      continue;
    }
    const result = schema.safeParse(present);
    if (result.success) parsed[name] = result.data;
    else problems.push(...toProblems(result.error));
  }
  const rest = optional.safeParse(present);
  if (!rest.success) problems.push(...toProblems(rest.error));
  else if (opensTheInside(present)) {
    problems.push({
      name: "LOCAL_WEBSITE_ORIGIN",
      message: "is for a local stack alone: it and APP_URL must both be on 127.0.0.1 or localhost",
    });
  }
  if (problems.length > 0) return { problems };
  return { env: { ...parsed, ...rest.data } as Env };
}

const local = /^http:\/\/(?:127\.0\.0\.1|localhost)(?::\d+)?\/?$/;

/** The address inside that the website import may read is refused wherever anybody but this machine is served. */
function opensTheInside({ LOCAL_WEBSITE_ORIGIN: origin, APP_URL: app }: Record<string, string | undefined>): boolean {
  return origin !== undefined && !(local.test(origin) && local.test(app ?? ""));
}

function toProblems(error: z.ZodError): EnvProblem[] {
  return error.issues.map((issue) => ({ name: String(issue.path[0]), message: issue.message }));
}

/** True in what `next build` made. Only logging looks at it; nothing that verifies or decides does. */
export const isProduction = process.env.NODE_ENV === "production";

let cached: Env | undefined;

/** The environment of this process, parsed once. Throws with every problem named; never with a value. */
export function getEnv(): Env {
  if (cached) return cached;
  const result = parseEnv(process.env);
  if ("problems" in result) {
    const list = result.problems.map((problem) => `${problem.name}: ${problem.message}`).join("\n  ");
    throw new Error(`The environment is not complete. See .env.example.\n  ${list}`);
  }
  cached = result.env;
  return cached;
}
