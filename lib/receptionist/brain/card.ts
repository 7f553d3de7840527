import { z } from "zod";
import type { ReceptionistCard } from "./brain";

const catalogue = z.array(
  z.object({
    name: z.string(),
    synonyms: z.array(z.string()).default([]),
    minutes: z.number().default(60),
    priceCents: z.number().nullable().default(null),
  }),
);

/** The card of the scripted receptionist, from the variables of prompt/describe-call.ts. Missing ones get safe values. */
export function cardFromVariables(variables: Record<string, string>): ReceptionistCard {
  const text = (name: string) => variables[name] ?? "";
  return {
    businessName: text("business_name") || "our office",
    trade: text("trade") || "general",
    timeZone: text("time_zone") || "UTC",
    greeting: text("greeting") || "Thank you for calling. How can I help you?",
    services: readServices(text("catalogue")),
    needsZip: text("needs_zip") === "true",
    needsAddress: text("needs_address") === "true",
    isOpen: text("is_open") === "true",
    callerName: text("caller_name") || null,
    callerNumber: text("caller_number") || null,
    nextAppointment: text("next_appointment") || null,
    isBlocked: text("caller_is_blocked") === "true",
    canTransfer: text("nobody_to_transfer") !== "true",
    language: text("language") === "es" ? "es" : "en",
    emergenciesOff: readEmergenciesOff(variables),
  };
}

/** The kinds of emergency that this call's version of the receptionist handles like ordinary work. */
export function readEmergenciesOff(variables: Record<string, string>): string[] {
  return (variables.emergencies_off ?? "").split(",").filter(Boolean);
}

function readServices(json: string): ReceptionistCard["services"] {
  try {
    return catalogue.parse(JSON.parse(json || "[]"));
  } catch {
    return [];
  }
}
