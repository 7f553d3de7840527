import { watchWords } from "@/lib/services/emergencies/watch-words";
import { sayReport } from "./emergency-tool";
import type { RegisteredTool, ToolAnswer, ToolLine, ToolPorts } from "./tool";

/**
 * The same tool, whose words are heard for emergencies beside the model that wrote them: what it noted for the owner, or
 * asked, is reported when the trade's triggers know it. The caller then hears the report's answer first.
 */
export function watchTool(tool: RegisteredTool, field: string): RegisteredTool {
  return {
    ...tool,
    runParsed(ctx, line, args) {
      const running = tool.runParsed(ctx, line, args);
      return running && withReport(ctx, line, readWords(args, field), running);
    },
  };
}

function readWords(args: unknown, field: string): string[] {
  const value = typeof args === "object" && args !== null ? (args as Record<string, unknown>)[field] : null;
  return typeof value === "string" ? [value.slice(0, 2_000)] : [];
}

/** The tool itself never fails because of this; what could not be reported now is found in the transcript. */
async function withReport(
  ctx: ToolPorts,
  line: ToolLine,
  words: string[],
  running: Promise<ToolAnswer>,
): Promise<ToolAnswer> {
  const [answer, report] = await Promise.all([running, watchWords(ctx, line, words).catch(() => null)]);
  if (report?.outcome !== "alerting" && report?.outcome !== "nobody_on_call") return answer;
  const told = sayReport(report, line.language);
  return { say: `${told.say} ${answer.say}`, data: { ...answer.data, emergency: told.data.outcome } };
}
