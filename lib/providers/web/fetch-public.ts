import { lookup as lookupAll } from "node:dns/promises";
import { type IncomingMessage, type RequestOptions, request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { isIP } from "node:net";
import type { FetchFailure } from "@/lib/domain/website/web-page";
import { isPublicAddress } from "./is-public-address";

export interface FetchConfig {
  /** Every address of a host; throws when there is none. Node's own unless given. */
  resolve?: (host: string) => Promise<string[]>;
  /** The one origin on this machine that may be read, over http: the sample website of a local stack. */
  localOrigin?: string | undefined;
  limits?: Partial<typeof defaultLimits>;
}

export type FetchedPage = { outcome: "read"; url: string; html: string } | { outcome: "failed"; failure: FetchFailure };

const defaultLimits = { bytes: 1_048_576, ms: 8_000, redirects: 4 };
const agent = "CloudGreetImport/1.0 (reads a site for its owner)";

interface Target {
  url: URL;
  /** The address that was checked, and that is connected to whatever the name means a moment later. */
  address: string;
}

/**
 * Gets one web page from the public Internet for whoever asks. https on port 443, http on 80 only to be sent on to
 * https; the host is resolved once, every address of it must be public, and the connection goes to the address that was
 * checked; each redirect is judged anew. Ends after `ms` in all, `bytes` of body, `redirects` hops. Never throws.
 */
export async function fetchPublic(address: string, config: FetchConfig = {}): Promise<FetchedPage> {
  const limits = { ...defaultLimits, ...config.limits };
  const signal = AbortSignal.timeout(limits.ms);
  try {
    let next = address;
    for (let hop = 0; hop <= limits.redirects; hop++) {
      const target = await judge(next, config, signal);
      if ("failure" in target) return { outcome: "failed", failure: target.failure };
      const answer = await get(target, limits.bytes, signal);
      if ("location" in answer) next = new URL(answer.location, target.url).href;
      else if ("failure" in answer) return { outcome: "failed", failure: answer.failure };
      else return { outcome: "read", url: target.url.href, html: answer.html };
    }
    return { outcome: "failed", failure: "too_many_redirects" };
  } catch (error) {
    return { outcome: "failed", failure: signal.aborted ? "slow" : nameFailure(error) };
  }
}

function nameFailure(error: unknown): FetchFailure {
  const code = error instanceof Error && "code" in error ? error.code : "";
  return code === "ERR_INVALID_URL" ? "bad_address" : "unreachable";
}

async function judge(
  address: string,
  config: FetchConfig,
  signal: AbortSignal,
): Promise<Target | { failure: FetchFailure }> {
  if (address.length > 2_000 || !URL.canParse(address)) return { failure: "bad_address" };
  const url = new URL(address);
  url.hash = "";
  if (url.username || url.password) return { failure: "bad_address" };
  if (config.localOrigin && url.origin === config.localOrigin) return { url, address: "127.0.0.1" };
  // What is asked of port 80 would go in the clear: it is asked of https instead.
  if (url.protocol === "http:" && (url.port === "" || url.port === "80")) {
    url.protocol = "https:";
    url.port = "";
  }
  if (url.protocol !== "https:" || url.port !== "") return { failure: "bad_address" };
  const host = url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  if (!isIP(host) && !/^(?=.{1,253}$)[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(host)) return { failure: "bad_address" };
  const addresses = await resolveHost(host, config.resolve, signal);
  const [first] = addresses;
  if (!first) return { failure: "unknown_host" };
  if (!addresses.every(isPublicAddress)) return { failure: "private_address" };
  return { url, address: first };
}

async function resolveHost(host: string, resolve: FetchConfig["resolve"], signal: AbortSignal): Promise<string[]> {
  if (isIP(host)) return [host];
  const find = resolve ?? (async (name) => (await lookupAll(name, { all: true })).map(({ address }) => address));
  // The resolver of the system cannot be stopped, only left behind.
  const late = new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
  return Promise.race([
    find(host).catch((error: unknown) => {
      if (error instanceof Error && "code" in error && error.code === "ENOTFOUND") return [];
      throw error;
    }),
    late,
  ]);
}

type Answer = { html: string } | { location: string } | { failure: FetchFailure };

function get({ url, address }: Target, bytesMax: number, signal: AbortSignal): Promise<Answer> {
  const family = isIP(address) === 6 ? 6 : 4;
  const options: RequestOptions = {
    method: "GET",
    // Node asks this instead of the resolver, so that a name cannot mean something else by now.
    lookup: (_host, asked, done) => {
      if (asked.all) done(null, [{ address, family }]);
      else done(null, address, family);
    },
    headers: { accept: "text/html,application/xhtml+xml", "accept-encoding": "identity", "user-agent": agent },
    agent: false,
    signal,
  };
  return new Promise((resolve, reject) => {
    const request = url.protocol === "https:" ? requestHttps : requestHttp;
    const sent = request(url, options, (response) => {
      readAnswer(response, bytesMax)
        .then(resolve, reject)
        .finally(() => response.destroy());
    });
    sent.once("error", reject);
    sent.end();
  });
}

async function readAnswer(response: IncomingMessage, bytesMax: number): Promise<Answer> {
  const status = response.statusCode ?? 0;
  const { location, "content-type": type = "", "content-encoding": encoding = "identity" } = response.headers;
  if ([301, 302, 303, 307, 308].includes(status) && location) return { location };
  if (status === 404 || status === 410) return { failure: "not_found" };
  if (status === 401 || status === 403 || status === 429) return { failure: "refused" };
  if (status !== 200) return { failure: "unreachable" };
  if (!/^(?:text\/html|application\/xhtml\+xml)\b/i.test(type) || encoding !== "identity")
    return { failure: "not_html" };
  if (Number(response.headers["content-length"] ?? 0) > bytesMax) return { failure: "too_large" };
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response) {
    size += (part as Buffer).length;
    if (size > bytesMax) return { failure: "too_large" };
    parts.push(part as Buffer);
  }
  return { html: decode(Buffer.concat(parts), type) };
}

function decode(bytes: Buffer, type: string): string {
  const named =
    /charset=["']?([\w-]+)/i.exec(type) ??
    /<meta[^>]+charset=["']?([\w-]+)/i.exec(bytes.subarray(0, 2_048).toString("latin1"));
  try {
    return new TextDecoder(named?.[1] ?? "utf-8").decode(bytes);
  } catch {
    return bytes.toString("utf8");
  }
}
