import { AppError } from "@/lib/errors";
import type { SlotKey } from "@/lib/ports";
import type { DryState } from "./dry-conversation";

/** Which conversations a token belongs to: those of a draft's editor, or those of visitors. */
export type DryPurpose = "playground" | "demo";

const charsMax = 400_000;

/** A conversation as text that only we can make, for one business and one purpose alone. */
export function sealDry(key: SlotKey, purpose: DryPurpose, businessId: string, state: DryState): string {
  const body = Buffer.from(JSON.stringify(state)).toString("base64url");
  return `${body}.${signatureOf(key, purpose, businessId, body)}`;
}

/** The conversation of a token. AppError `invalid_input` for a text that is none of ours. */
export function openDry(key: SlotKey, purpose: DryPurpose, businessId: string, token: string): DryState {
  const [body = "", signature = ""] = token.length <= charsMax ? token.split(".") : [];
  if (body === "" || signature !== signatureOf(key, purpose, businessId, body)) {
    throw new AppError("invalid_input", "This conversation cannot go on. Start a new one.");
  }
  return JSON.parse(Buffer.from(body, "base64url").toString());
}

const signatureOf = (key: SlotKey, purpose: DryPurpose, businessId: string, body: string): string =>
  key.sign(`${purpose} ${businessId} ${body}`).toString("base64url");
