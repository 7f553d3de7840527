import type { DeliveryRecord } from "@/scripts/local/kit/deliverer";
import type { LiveCall, ToolRun } from "./live-call";
import type { CallRecord, RetellState } from "./state";
import type { HeardTurn } from "./take-turn";

/** A tool that ran, as the control API shows it. `result` is what the tool answered, parsed when it was JSON. */
export interface ToolReport {
  tool_call_id: string;
  name: string;
  args: Record<string, unknown>;
  successful: boolean;
  result: unknown;
}

/** What the control API answers when a call is over: the call as it ended, and what was said and done. */
export type CallReport = CallRecord & {
  outcome: "answered";
  conversation: { role: string; content: string }[];
  tool_results: ToolReport[];
  deliveries: DeliveryRecord[];
};

/** What the control API answers to each thing that a typing caller does. */
export interface CallStep {
  call_id: string;
  /** Everything that the receptionist said now, as one text. */
  say: string;
  tool_calls: ToolReport[];
  /** The same in the order in which it happened. */
  steps: ({ say: string } | { tool: ToolReport })[];
  is_over: boolean;
  /** Present when the call is over. */
  call?: CallReport;
}

export function callStep(callId: string, { steps, isOver }: HeardTurn): CallStep {
  const reports = steps.map((step) => ("tool" in step ? { tool: toolReport(step.tool) } : step));
  return {
    call_id: callId,
    say: reports.flatMap((step) => ("say" in step ? step.say : [])).join(" "),
    tool_calls: reports.flatMap((step) => ("tool" in step ? step.tool : [])),
    steps: reports,
    is_over: isOver,
  };
}

export function callReport(state: RetellState, live: LiveCall): CallReport {
  return {
    ...live.call,
    outcome: "answered",
    conversation: (live.call.transcript_object ?? []).map(({ role, content }) => ({ role, content })),
    tool_results: live.toolRuns.map(toolReport),
    deliveries: deliveriesOf(state, live.call.call_id),
  };
}

/** The webhooks and tool calls of one call, by their plain names, as far as the delivery log still has them. */
export function deliveriesOf(state: RetellState, callId: string): DeliveryRecord[] {
  return state.deliveries
    .filter((delivery) => delivery.event.endsWith(` ${callId}`))
    .map((delivery) => ({ ...delivery, event: delivery.event.split(" ")[0] ?? "" }));
}

function toolReport({ tool_call_id, name, args, successful, content }: ToolRun): ToolReport {
  return { tool_call_id, name, args, successful, result: parsed(content) };
}

function parsed(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    return content;
  }
}
