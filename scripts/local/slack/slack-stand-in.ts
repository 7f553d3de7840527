import { defineEmulator, type EmulatorContext } from "emulate";
import { mountControls } from "@/scripts/local/kit/controls";
import { assertLocalOnly } from "@/scripts/local/kit/local-only";
import type { FetchLayer } from "@/scripts/local/kit/stand-in";
import { messagesPage } from "./messages-page";
import { readMessage } from "./new-message";
import { emptySlackState, keepMessage, type SlackState } from "./state";

export interface SlackConfig {
  /** The path of the one incoming webhook: `/services/T.../B.../X...`. */
  webhookPath: string;
  /** Where it posts to, as people write it: "#alerts". */
  channel: string;
}

/**
 * The local Slack: one incoming webhook as @slack/webhook 8 knows it, with Slack's refusals as plain words, and a page
 * that lists what was posted.
 */
export function slackStandIn(config: SlackConfig) {
  assertLocalOnly("Slack", []);
  return defineEmulator<SlackState>({
    name: "slack",
    stateVersion: 1,
    state: emptySlackState,
    cors: false,
    setup: (context) => setUp(context, config),
  });
}

function setUp(context: EmulatorContext<SlackState>, { webhookPath, channel }: SlackConfig): void {
  const { app, state } = context;
  mountControls(context, {
    vendor: "Slack",
    isApiPath,
    errorBody: (status) => errorWord(status),
    sign: () => ({}),
    layers: [plainWords],
    isHomePage: false,
  });
  app.post("/services/:team/:webhook/:token", async (c) => {
    const refusal = refusalOf(c.req.path, webhookPath);
    if (refusal) return c.text(refusal.word, refusal.status);
    const read = readMessage(await c.req.text(), c.req.header("content-type") ?? "");
    if ("refusal" in read) return c.text(read.refusal, 400);
    keepMessage(state, { ...stamp(state), channel, ...read.message });
    return c.text("ok");
  });
  app.get("/", (c) => c.html(messagesPage(state.messages, channel)));
  app.get("/_sim/messages", (c) => c.json(state.messages));
}

function isApiPath(path: string): boolean {
  return path.startsWith("/services/");
}

function refusalOf(path: string, webhookPath: string): { word: string; status: 403 | 404 } | null {
  if (path === webhookPath) return null;
  const isKnown = path.split("/").slice(0, 4).join("/") === webhookPath.split("/").slice(0, 4).join("/");
  return isKnown ? { word: "invalid_token", status: 403 } : { word: "no_service", status: 404 };
}

/** Ids rise, also within one millisecond: their last six digits count. */
function stamp({ messages }: SlackState): { ts: string; at: string } {
  const now = new Date();
  const seconds = Math.floor(now.getTime() / 1000);
  const [lastSeconds = 0, lastMicros = 0] = (messages.at(-1)?.ts ?? "").split(".").map(Number);
  const micros = now.getMilliseconds() * 1000;
  const next = lastSeconds === seconds ? Math.max(micros, lastMicros + 1) : micros;
  return { ts: `${seconds}.${String(next).padStart(6, "0")}`, at: now.toISOString() };
}

function errorWord(status: number): string {
  if (status === 404) return "no_service";
  if (status === 403) return "action_prohibited";
  if (status === 410) return "channel_is_archived";
  if (status === 429) return "rate_limited";
  return status >= 500 ? "rollup_error" : "invalid_payload";
}

/** Slack refuses in plain text, where the kit writes JSON; a 429 says how long to wait. */
const plainWords: FetchLayer = async (request, next) => {
  const response = await next(request);
  const isJson = response.headers.get("content-type")?.startsWith("application/json");
  if (response.ok || !isJson || !isApiPath(new URL(request.url).pathname)) return response;
  const word: unknown = await response.json();
  const headers = response.status === 429 ? { "retry-after": "1" } : {};
  return new Response(String(word), { status: response.status, headers });
};
