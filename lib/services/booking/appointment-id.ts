import type { SlotKey } from "@/lib/ports";

const form = /^[A-Za-z0-9_-]{27}$/;
const uuidForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What a tool may do with an appointment id that it was given. */
export interface AppointmentClaim {
  appointmentId: string;
  /** True when this very call or conversation was told the id by us, so that whose number it is was settled then. */
  isProven: boolean;
}

/** The id of an appointment as one call or conversation is told it: good there alone. */
export function makeAppointmentToken(key: SlotKey, lineId: string, appointmentId: string): string {
  const bytes = Buffer.from(appointmentId.replaceAll("-", ""), "hex");
  return Buffer.concat([bytes, key.sign(`appointment:${lineId}:${appointmentId}`).subarray(0, 4)]).toString(
    "base64url",
  );
}

/** Reads a token of this line, or a plain id (which proves nothing). Null for anything else. */
export function readAppointmentToken(key: SlotKey, lineId: string, text: string): AppointmentClaim | null {
  if (uuidForm.test(text)) return { appointmentId: text, isProven: false };
  if (!form.test(text)) return null;
  const hex = Buffer.from(text, "base64url").subarray(0, 16).toString("hex");
  const appointmentId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  return makeAppointmentToken(key, lineId, appointmentId) === text ? { appointmentId, isProven: true } : null;
}
