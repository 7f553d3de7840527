import type pg from "pg";
import type { Stack } from "@/scripts/local/stack";
import type { LoadGenerator } from "./load-generator";
import type { LoadPlan, LoadResult, PlannedRequest } from "./plan";

/** What every measurement works with. */
export interface Bench {
  stack: Stack;
  /** Logs in as the superuser, for data and for looking. */
  admin: pg.Pool;
  load: LoadGenerator;
  print(line: string): void;
}

/** A business that is measured: its line, and who owns it. */
export interface Tenant {
  businessId: string;
  number: string;
  agentId: string;
  owner: { email: string; password: string };
}

interface ToolRequest {
  tool: string;
  callId: string;
  args: Record<string, unknown>;
}

/** A tool call as Retell sends it, in the middle of a conversation. */
export function toolRequest({ stack }: Bench, tenant: Tenant, { tool, callId, args }: ToolRequest): PlannedRequest {
  const said = [
    { role: "agent", content: "Thank you for calling. How can I help?", words: [] },
    { role: "user", content: "I need somebody to come and have a look.", words: [] },
  ];
  const invocation = {
    role: "tool_call_invocation",
    tool_call_id: "tc_{{n}}",
    name: tool,
    arguments: JSON.stringify(args),
  };
  const call = {
    call_type: "phone_call",
    call_id: callId,
    agent_id: tenant.agentId,
    agent_version: 1,
    call_status: "ongoing",
    direction: "inbound",
    from_number: "+13035550177",
    to_number: tenant.number,
    start_timestamp: Date.now(),
    transcript_object: said,
    transcript_with_tool_calls: [...said, invocation],
  };
  return {
    method: "POST",
    url: `${stack.file.web}/api/retell/tools/${tool}`,
    body: JSON.stringify({ name: tool, args, call }),
  };
}

/** Sends signed requests to the application. Throws when any answer was not 200: such numbers mean nothing. */
export async function sendSigned(
  { load, stack }: Bench,
  plan: Omit<Extract<LoadPlan, { kind: "http" }>, "kind" | "retellKey">,
): Promise<LoadResult> {
  const result = await load.run({ kind: "http", retellKey: stack.file.retell.apiKey, ...plan });
  mustBeFine(result);
  return result;
}

export function mustBeFine({ statuses }: LoadResult): void {
  const bad = Object.entries(statuses).filter(([status]) => status !== "200");
  if (bad.length > 0) throw new Error(`Answers other than 200: ${JSON.stringify(statuses)}`);
}

/** Waits until no job is left to do; what the last measurement set in motion must not weigh on the next. */
export async function untilIdle({ admin }: Bench, timeoutMs = 180_000): Promise<number> {
  const began = performance.now();
  for (;;) {
    const { rows } = await admin.query<{ left: number }>(
      "select count(*)::int as left from public.jobs where state in ('queued', 'running') and run_at <= now()",
    );
    if (rows[0]?.left === 0) return performance.now() - began;
    if (performance.now() - began > timeoutMs) throw new Error(`${rows[0]?.left} jobs are still waiting.`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
