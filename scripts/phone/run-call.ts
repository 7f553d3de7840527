import type { CallReport, CallStep } from "@/scripts/local/retell/call-report";
import { callPrinter } from "./print-call";

export interface CallInput {
  /** Root of the Retell stand-in. */
  retellUrl: string;
  to: string;
  from: string;
  /** Who is rung, for the first line. */
  name: string;
  /** What the caller says next; null hangs up. `/press 12`, `/wait` and `/bye` are keys, silence and hanging up. */
  nextLine(): Promise<string | null>;
  /** True when the caller's lines are to be printed too, because nobody typed them here. */
  isEchoed: boolean;
  print(text: string): void;
  isColored: boolean;
}

interface Refusal {
  outcome: "rejected" | "disconnected";
  reason: string;
}

/** Leads one call to its end and prints it as it goes. Answers the exit status: 0 when the call went through. */
export async function runCall(input: CallInput): Promise<number> {
  const printer = callPrinter(input);
  printer.ringing();
  const opened = await post<CallStep | Refusal>(input.retellUrl, "/_sim/calls", {
    to_number: input.to,
    from_number: input.from || null,
  });
  if (!("call_id" in opened)) {
    printer.refused(opened.reason);
    return 1;
  }
  let step = opened;
  printer.step(step.steps);
  while (!step.is_over) {
    const line = await input.nextLine();
    if (line === null || line.trim() === "/bye") {
      const report = await post<CallReport>(input.retellUrl, `/_sim/calls/${step.call_id}/hang-up`);
      printer.ended(report);
      return statusOf(report);
    }
    if (line.trim() === "") continue;
    if (input.isEchoed) printer.caller(line);
    step = await post<CallStep>(input.retellUrl, `/_sim/calls/${step.call_id}/say`, heardFrom(line.trim()));
    printer.step(step.steps);
  }
  if (step.call) printer.ended(step.call);
  return step.call ? statusOf(step.call) : 0;
}

function heardFrom(line: string): unknown {
  if (line === "/wait") return { silence: true };
  const keys = /^\/press\s+([0-9*#]+)$/.exec(line)?.[1];
  return keys ? { digits: keys } : { text: line };
}

function statusOf(report: CallReport): number {
  return report.call_status === "ended" ? 0 : 1;
}

async function post<T>(baseUrl: string, path: string, body: unknown = {}): Promise<T> {
  const response = await fetch(baseUrl + path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  }).catch((cause: unknown) => {
    throw new Error(`The telephone at ${baseUrl} does not answer. Is the stack still running?`, { cause });
  });
  const answer = (await response.json()) as T & { message?: string; error?: string };
  if (!response.ok) throw new Error(answer.message ?? answer.error ?? `The telephone answered ${response.status}.`);
  return answer;
}
