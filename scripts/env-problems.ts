import { type EnvProblem, envNames, parseEnv } from "@/lib/env";
import { describeName, groupOf, groupTitles } from "./env-descriptions";

type Source = Record<string, string | undefined>;

/** A problem with one name and what cures it. Neither ever holds a value. */
export interface CurableProblem extends EnvProblem {
  cure: string;
}

const publicAddresses = ["APP_URL", "NEXT_PUBLIC_SUPABASE_URL", "UPSTASH_REDIS_REST_URL", "SLACK_WEBHOOK_URL"];
const ownSecrets = ["APP_SECRET", "CRON_SECRET", "HEALTH_TOKEN", "ENCRYPTION_KEYS"];
const placeholder = /change.?me|placeholder|your[-_ ]|example|dummy|secret123|password|todo|xxxx|<.*>|\.\.\./i;
const sampleAddress = /PROJECT|PASSWORD|\bexample\.(com|org|net)\b/;
const distinctCharactersMin = 10;
/** Optional for the application, and yet nobody is rung, alerted or heard of without them. */
const neededLive = {
  telnyx: ["TELNYX_CONNECTION_ID", "TELNYX_RETELL_TRUNK_ID", "TELNYX_FALLBACK_NUMBER"],
  resend: ["RESEND_WEBHOOK_SECRET"],
};

/** What the application itself would refuse, each with what to do. */
export function findProblems(source: Source): CurableProblem[] {
  const result = parseEnv(source);
  const problems = "problems" in result ? result.problems : [];
  return problems.map(({ name, message }) => {
    const isMissing = !source[name];
    return withCure({ name, message: isMissing ? missingMessage(name) : message });
  });
}

function missingMessage(name: string): string {
  const group = groupOf(name);
  const isWhole = ["app", "database", "supabase", "retell"].includes(group);
  return isWhole ? "is missing" : `is missing, while other names of ${group} are set`;
}

function withCure(problem: EnvProblem): CurableProblem {
  return { ...problem, cure: describeName(problem.name).text };
}

/**
 * What must not go live, beyond `findProblems`: a vendor left out or set up by half, addresses that are not https or on
 * this machine, test keys (unless VERCEL_ENV says that this is a preview), placeholders, one secret used twice, a fault
 * point.
 */
export function findDeployProblems(source: Source): CurableProblem[] {
  return [
    ...findAbsentVendors(source),
    ...findHalfVendors(source),
    ...findLocalAddresses(source),
    ...findTestKeys(source),
    ...findWeakSecrets(source),
    ...findLeftovers(source),
  ].map(withCure);
}

function findAbsentVendors(source: Source): EnvProblem[] {
  return Object.entries(envNames)
    .filter(([group, names]) => group !== "optional" && names.every((name) => !source[name]))
    .flatMap(([group, names]) =>
      names.map((name) => ({ name, message: `is missing. ${groupTitles[group]?.split(".")[0] ?? group}` })),
    );
}

function findHalfVendors(source: Source): EnvProblem[] {
  return Object.entries(neededLive)
    .filter(([group]) => envNames[group]?.some((name) => source[name]))
    .flatMap(([, names]) => names.filter((name) => !source[name]))
    .map((name) => ({ name, message: "is missing" }));
}

function findLocalAddresses(source: Source): EnvProblem[] {
  const overrides = (envNames.optional ?? []).filter((name) => name.endsWith("_BASE_URL"));
  const plain = publicAddresses
    .filter((name) => source[name] && !source[name].startsWith("https://"))
    .map((name) => ({ name, message: "must begin with https://" }));
  const elsewhere = overrides
    .filter((name) => source[name])
    .map((name) => ({ name, message: "must not be set: it leads away from the vendor" }));
  const samples = [...publicAddresses, "DATABASE_URL"]
    .filter((name) => sampleAddress.test(source[name] ?? ""))
    .map((name) => ({ name, message: "is the sample of .env.example" }));
  const database = isOnThisMachine(source.DATABASE_URL)
    ? [{ name: "DATABASE_URL", message: "leads to a database on this machine" }]
    : [];
  return [...plain, ...elsewhere, ...samples, ...database, ...findWrongLogin(source)];
}

function isOnThisMachine(address: string | undefined): boolean {
  return address !== undefined && /@(localhost|127\.|\[::1\]|0\.0\.0\.0)/.test(address);
}

/** The application may only log in as the role that has no rights on tables. */
function findWrongLogin({ DATABASE_URL: address }: Source): EnvProblem[] {
  if (!address || !URL.canParse(address)) return [];
  return new URL(address).username.split(".")[0] === "app_server"
    ? []
    : [{ name: "DATABASE_URL", message: "must log in as app_server" }];
}

function findTestKeys(source: Source): EnvProblem[] {
  if (source.VERCEL_ENV === "preview") return [];
  const problems: EnvProblem[] = [];
  if (/^(sk|rk)_test_/.test(source.STRIPE_SECRET_KEY ?? "")) {
    problems.push({ name: "STRIPE_SECRET_KEY", message: "is a test key" });
  }
  if (/@[^>]*\.(test|example|invalid|localhost)\b|@example\./.test(source.MAIL_FROM ?? "")) {
    problems.push({ name: "MAIL_FROM", message: "is on a domain that receives no mail" });
  }
  return problems;
}

function findWeakSecrets(source: Source): EnvProblem[] {
  const secrets = Object.values(envNames)
    .flat()
    .filter((name) => /(_KEY|_KEYS|_SECRET|_TOKEN)$/.test(name) && source[name]);
  const placeholders = secrets
    .filter((name) => isPlaceholder(source[name] ?? ""))
    .map((name) => ({ name, message: "looks like a placeholder" }));
  const repeated = ownSecrets
    .filter((name, index) => source[name] && ownSecrets.slice(0, index).some((other) => source[other] === source[name]))
    .map((name) => ({ name, message: "is the same as another secret" }));
  return [...placeholders, ...repeated];
}

function isPlaceholder(secret: string): boolean {
  return placeholder.test(secret) || new Set(secret).size < distinctCharactersMin;
}

function findLeftovers(source: Source): EnvProblem[] {
  return source.FAULT_POINT ? [{ name: "FAULT_POINT", message: "must not be set" }] : [];
}
