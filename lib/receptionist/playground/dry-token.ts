import { AppError } from "@/lib/errors";
import type { SlotKey } from "@/lib/ports";
import type { DryState } from "./dry-conversation";

/** Which conversations a token belongs to: those of a draft's editor, or those of visitors. */
export type DryPurpose = "playground" | "demo";

const charsMax = 400_000;
const longestMs = 60 * 60_000;
/** What the caller may say in one conversation, the beginning counted. */
export const dryTurnsMax = 40;

/** A conversation as text that only we can make, for one business and one purpose alone. */
export function sealDry(key: SlotKey, purpose: DryPurpose, businessId: string, state: DryState): string {
  const body = Buffer.from(JSON.stringify(state)).toString("base64url");
  return `${body}.${signatureOf(key, purpose, businessId, body)}`;
}

/** The conversation of a token. AppError `invalid_input` for a text that is none of ours, and for one too long or too old. */
export function openDry(key: SlotKey, purpose: DryPurpose, businessId: string, token: string, now: Date): DryState {
  const [body = "", signature = ""] = token.length <= charsMax ? token.split(".") : [];
  if (body === "" || signature !== signatureOf(key, purpose, businessId, body)) {
    throw cannotGoOn();
  }
  const state: DryState = JSON.parse(Buffer.from(body, "base64url").toString());
  const [first] = state.entries;
  const isOld = !first || now.getTime() - Date.parse(first.at) > longestMs;
  if (isOld || countTurns(state) >= dryTurnsMax) throw cannotGoOn();
  return state;
}

export function countTurns(state: DryState): number {
  return state.entries.filter(({ kind }) => kind === "heard").length;
}

const cannotGoOn = () => new AppError("invalid_input", "This conversation cannot go on. Start a new one.");

const signatureOf = (key: SlotKey, purpose: DryPurpose, businessId: string, body: string): string =>
  key.sign(`${purpose} ${businessId} ${body}`).toString("base64url");
