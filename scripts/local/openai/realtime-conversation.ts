import { z } from "zod";
import type { ToolCall, ToolResult, Turn } from "@/lib/receptionist/brain/brain";
import { scriptedReceptionist } from "@/lib/receptionist/brain/scripted/scripted-receptionist";
import type { ScriptedState } from "@/lib/receptionist/brain/scripted/scripted-state";
import { readControl } from "@/scripts/local/kit/controls";
import type { Deliverer } from "@/scripts/local/kit/deliverer";
import type { StandInApp } from "@/scripts/local/kit/stand-in";
import { wait } from "@/scripts/local/kit/wait";
import { McpClient } from "./mcp-client";
import { type AcceptedSession, announce, newCall, type RealtimeCall } from "./realtime-calls";
import { cardIn } from "./replay";
import type { OpenaiState } from "./state";

const incomingCall = z.strictObject({
  from: z.string(),
  to: z.string(),
  turns: z
    .array(
      z.union([
        z.string(),
        z.strictObject({ digits: z.string() }),
        z.strictObject({ silence: z.literal(true) }),
        z.strictObject({ hang_up: z.literal(true) }),
      ]),
    )
    .default([]),
});
type CallerTurn = z.infer<typeof incomingCall>["turns"][number];

interface Report {
  call_id: string;
  outcome: "ended" | "rejected" | "unanswered" | "failed";
  conversation: { role: "receptionist" | "caller"; text: string }[];
  tool_results: { name: string; outcome: string }[];
}

const roundsMax = 10;
/** How long a goodbye may take until the application hangs up. */
const goodbyeMs = 6_000;

/** `POST /_sim/incoming-call`: a caller over SIP, led by the scripted receptionist through the session's own tools. */
export function mountIncomingCalls(
  app: StandInApp,
  state: OpenaiState,
  { deliverer, webhookUrl, signal }: { deliverer: Deliverer; webhookUrl: string | null; signal: AbortSignal },
): void {
  app.post("/_sim/incoming-call", async (c) => {
    const { from, to, turns } = await readControl(c, incomingCall);
    const call = newCall(state);
    const report: Report = { call_id: call.id, outcome: "unanswered", conversation: [], tool_results: [] };
    if (webhookUrl) await announce(deliverer, webhookUrl, call, { from, to });
    if (call.status === "rejected") return c.json({ ...report, outcome: "rejected" });
    if (call.status !== "accepted" || !call.session) return c.json(report);
    return c.json(await lead(call, call.session, turns, report, signal));
  });
}

async function lead(
  call: RealtimeCall,
  session: AcceptedSession,
  turns: readonly CallerTurn[],
  report: Report,
  signal: AbortSignal,
): Promise<Report> {
  const [server] = session.tools;
  if (server?.require_approval !== "never") return { ...report, outcome: "failed" };
  const mcp = new McpClient({ url: server.server_url, token: server.authorization ?? "" });
  const line = { mcp, names: await mcp.connect().catch(() => [] as string[]), report };
  if (line.names.length === 0) return { ...report, outcome: "failed" };
  let turn = scriptedReceptionist.step(
    scriptedReceptionist.begin(cardIn(session.instructions)),
    { kind: "start" },
    new Date(),
  );
  turn = await settle(line, turn);
  for (const said of turns) {
    if (turn.isOver || (typeof said !== "string" && "hang_up" in said)) break;
    report.conversation.push({ role: "caller", text: typeof said === "string" ? said : JSON.stringify(said) });
    turn = await settle(line, scriptedReceptionist.step(turn.state, inputOf(said), new Date()));
  }
  for (let waited = 0; turn.isOver && call.status === "accepted" && waited < goodbyeMs; waited += 50) {
    await wait(50, signal);
  }
  call.status = "ended";
  return { ...report, outcome: "ended" };
}

interface Line {
  mcp: McpClient;
  names: string[];
  report: Report;
}

/** Speaks, runs the tools that are asked for, and goes on until the receptionist waits for the caller. */
async function settle({ mcp, names, report }: Line, first: Turn<ScriptedState>): Promise<Turn<ScriptedState>> {
  let turn = first;
  for (let round = 0; round < roundsMax; round++) {
    if (turn.say) report.conversation.push({ role: "receptionist", text: turn.say });
    if (turn.toolCalls.length === 0) return turn;
    const results: ToolResult[] = [];
    for (const call of turn.toolCalls) results.push(await run(mcp, names, call));
    report.tool_results.push(...results.map(({ name, result }) => ({ name, outcome: result.data.outcome })));
    if (turn.isOver) return turn;
    turn = scriptedReceptionist.step(turn.state, { kind: "tool_results", results }, new Date());
  }
  return turn;
}

async function run(mcp: McpClient, names: string[], { id, name, args }: ToolCall): Promise<ToolResult> {
  const missing = { say: "", data: { outcome: "unavailable" } };
  return { id, name, result: names.includes(name) ? await mcp.call(name, args) : missing };
}

function inputOf(said: Exclude<CallerTurn, { hang_up: true }>) {
  if (typeof said === "string") return { kind: "speech" as const, text: said };
  return "digits" in said ? { kind: "digits" as const, digits: said.digits } : { kind: "silence" as const };
}
