import type { GetEmailResponseSuccess } from "resend";
import type { DeliveryState } from "@/scripts/local/kit/deliverer";

const EMAILS_MAX = 300;

/** A file of a mail; `content` is base64, `size` counts its bytes once decoded. */
export interface StoredAttachment {
  id: string;
  filename: string;
  content_type: string;
  content_id: string | null;
  size: number;
  content: string;
}

/** A mail as `GET /emails/:id` answers it, with what that answer leaves out. */
export interface StoredEmail extends GetEmailResponseSuccess {
  headers: Record<string, string>;
  attachments: StoredAttachment[];
}

/** The answer to an idempotency key: the same request gets it again, another request is refused. */
export interface SavedAnswer {
  fingerprint: string;
  body: string;
  createdAtMs: number;
}

/** Everything that survives a restart. */
export interface ResendState extends DeliveryState {
  /** By id, oldest first. */
  emails: Record<string, StoredEmail>;
  /** By idempotency key. */
  answers: Record<string, SavedAnswer>;
}

export function emptyResendState(): ResendState {
  return { emails: {}, answers: {}, deliveries: [] };
}

/** Keeps a mail and forgets the oldest beyond 300: the whole state is written after every request. */
export function keepEmail(state: ResendState, email: StoredEmail): void {
  state.emails[email.id] = email;
  const ids = Object.keys(state.emails);
  for (const id of ids.slice(0, Math.max(0, ids.length - EMAILS_MAX))) delete state.emails[id];
}

/** "Ada <Ada@example.com>" as "ada@example.com". */
export function bareAddress(address: string): string {
  return (/<([^<>]+)>\s*$/.exec(address)?.[1] ?? address).trim().toLowerCase();
}

/** Everybody a mail went to, as written: to, cc and bcc. */
export function recipientsOf({ to, cc, bcc }: Pick<StoredEmail, "to" | "cc" | "bcc">): string[] {
  return [...to, ...(cc ?? []), ...(bcc ?? [])];
}
