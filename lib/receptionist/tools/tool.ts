import type { z } from "zod";
import type { Ctx, Ports } from "@/lib/ports";
import type { LineSource } from "@/lib/services/booking/line-source";

/** Who a tool works for: settled from signed facts before any argument is read. */
export type ToolLine = {
  businessId: string;
  timeZone: string;
  language: "en" | "es";
  /** The caller's own number from the carrier; null when withheld. */
  callerNumber: string | null;
} & LineSource;

/** The line of a call, for engines. */
export type CallToolLine = Extract<ToolLine, { callId: string }>;

export type ToolPorts = Ctx<
  Extract<keyof Ports, "bookings" | "slotKey" | "texts" | "calls" | "businesses" | "emergencies" | "transfers">
>;

/** What a tool answers: the sentence to speak and typed data for the model. */
export interface ToolAnswer {
  say: string;
  data: { outcome: string } & Record<string, unknown>;
}

/**
 * One tool, published to every engine from the same schema that parses its arguments, so that model and parser cannot
 * drift. No argument names a tenant.
 */
export interface Tool<Args extends z.ZodType = z.ZodType> {
  name: string;
  description: string;
  args: Args;
  run(ctx: ToolPorts, line: ToolLine, args: z.infer<Args>): Promise<ToolAnswer>;
  /** What the caller hears when `run` fails, where the plain apology would not do. */
  sayFailure?(args: z.infer<Args>, language: "en" | "es"): string;
}

/** A tool whose argument type is known only to itself, as the registry holds it. */
export interface RegisteredTool {
  name: string;
  description: string;
  args: z.ZodType;
  /** Parses the arguments and runs; null when they do not parse. */
  runParsed(ctx: ToolPorts, line: ToolLine, args: unknown): Promise<ToolAnswer> | null;
  /** What the caller hears when it fails; null when the plain apology will do. */
  sayFailure(args: unknown, language: "en" | "es"): string | null;
}

export function defineTool<Args extends z.ZodType>(tool: Tool<Args>): RegisteredTool {
  return {
    name: tool.name,
    description: tool.description,
    args: tool.args,
    runParsed(ctx, line, args) {
      const parsed = tool.args.safeParse(args ?? {});
      return parsed.success ? tool.run(ctx, line, parsed.data) : null;
    },
    sayFailure(args, language) {
      const parsed = tool.args.safeParse(args ?? {});
      return (parsed.success && tool.sayFailure?.(parsed.data, language)) || null;
    },
  };
}
