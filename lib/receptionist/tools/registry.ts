import { z } from "zod";
import {
  bookAppointmentTool,
  cancelAppointmentTool,
  findAppointmentsTool,
  lookupAvailabilityTool,
  rescheduleAppointmentTool,
} from "./booking-tools";
import { answerQuestionTool, endCallTool, sendBookingSmsTool, takeMessageTool } from "./conversation-tools";
import { reportEmergencyTool } from "./emergency-tool";
import { stopTextsTool, transferCallTool } from "./people-tools";
import type { RegisteredTool } from "./tool";
import { watchTool } from "./watch-tool";

/** Every tool, in the order it is published (spec 2.2). */
export const tools: readonly RegisteredTool[] = [
  lookupAvailabilityTool,
  watchTool(bookAppointmentTool, "notes"),
  findAppointmentsTool,
  rescheduleAppointmentTool,
  cancelAppointmentTool,
  sendBookingSmsTool,
  watchTool(takeMessageTool, "message"),
  watchTool(answerQuestionTool, "question"),
  reportEmergencyTool,
  transferCallTool,
  stopTextsTool,
  endCallTool,
];

const byName = new Map(tools.map((tool) => [tool.name, tool]));

export function findTool(name: string): RegisteredTool | null {
  return byName.get(name) ?? null;
}

/** The tools as engines want them: name, description and JSON Schema of the arguments. */
export function publishTools(): { name: string; description: string; parameters: Record<string, unknown> }[] {
  return tools.map(({ name, description, args }) => {
    const { $schema: _schema, ...parameters } = z.toJSONSchema(args, { io: "input" });
    return { name, description, parameters };
  });
}
