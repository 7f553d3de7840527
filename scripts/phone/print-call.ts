import type { CallReport, CallStep, ToolReport } from "@/scripts/local/retell/call-report";

interface PrinterInput {
  to: string;
  name: string;
  print(text: string): void;
  isColored: boolean;
}

type Style = "dim" | "bold" | "green" | "red" | "cyan";

const CODES: Record<Style, string> = { dim: "2", bold: "1", green: "32", red: "31", cyan: "36" };
const WIDTH = 92;
const ENDINGS: Record<string, string> = {
  user_hangup: "the caller hung up",
  agent_hangup: "the receptionist hung up",
  call_transfer: "the call was transferred",
  inactivity: "nobody said anything any more",
};

/** Prints a call as it goes: who says what, tools as quiet lines between, and what came of it. */
export function callPrinter({ to, name, print, isColored }: PrinterInput) {
  const paint = (style: Style, text: string) => (isColored ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text);
  const said = (who: string, style: Style, text: string) => {
    const [first = "", ...rest] = wrapped(text, WIDTH - 14);
    print(`  ${paint(style, who.padEnd(13))}${first}`);
    for (const line of rest) print(`  ${" ".repeat(13)}${line}`);
  };
  const tool = (run: ToolReport) => {
    const mark = run.successful ? paint("green", "done") : paint("red", "failed");
    print(`  ${" ".repeat(13)}${paint("dim", `${run.name}: ${outcomeOf(run)}`)} ${mark}`);
  };
  return {
    ringing: () => print(`\n  ${paint("bold", `Calling ${name}`)} ${paint("dim", to)}\n`),
    refused: (reason: string) => print(`  ${paint("red", "Nobody picked up:")} ${reason}\n`),
    caller: (line: string) => said("Caller", "bold", line),
    step(steps: CallStep["steps"]) {
      for (const step of steps) {
        if ("tool" in step) tool(step.tool);
        else said("Receptionist", "cyan", step.say);
      }
    },
    ended(report: CallReport) {
      const reason = report.disconnection_reason ?? "unknown";
      const seconds = Math.round((report.duration_ms ?? 0) / 1000);
      const analysis = report.call_analysis;
      print("");
      said("Ended", "bold", `${ENDINGS[reason] ?? reason}, after ${seconds} s`);
      said("Summary", "bold", analysis?.call_summary ?? "none");
      said(
        "Outcome",
        "bold",
        `${analysis?.call_successful ? "successful" : "not successful"}, ${analysis?.user_sentiment}`,
      );
      for (const run of report.tool_results) said("", "dim", `${run.name}: ${outcomeOf(run)}`);
      said("Call id", "bold", report.call_id);
      print("");
    },
  };
}

function outcomeOf({ result }: ToolReport): string {
  const outcome = (result as { data?: { outcome?: unknown } } | null)?.data?.outcome;
  return typeof outcome === "string" ? outcome.replaceAll("_", " ") : "no outcome";
}

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/)) {
    if (line && line.length + word.length + 1 > width) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line];
}
