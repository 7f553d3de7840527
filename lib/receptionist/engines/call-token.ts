import { timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { SlotKey } from "@/lib/ports";

/** Which call the bearer may run tools for, and until when. */
export interface CallClaim {
  businessId: string;
  callId: string;
  expiresAt: Date;
}

const form = z.object({ b: z.uuid(), c: z.uuid(), x: z.int() });

/** A bearer token for the tools of one call: its ids and its end, and a MAC over them. */
export function makeCallToken(key: SlotKey, { businessId, callId, expiresAt }: CallClaim): string {
  const claim = Buffer.from(JSON.stringify({ b: businessId, c: callId, x: expiresAt.getTime() })).toString("base64url");
  return `${claim}.${mac(key, claim).toString("base64url")}`;
}

/** The claim of a token that we made and that has not expired; null for anything else. */
export function readCallToken(key: SlotKey, token: string, now: Date): CallClaim | null {
  const [claim = "", signature = "", ...rest] = token.split(".");
  const given = Buffer.from(signature, "base64url");
  const expected = mac(key, claim);
  if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  try {
    const { b: businessId, c: callId, x } = form.parse(JSON.parse(Buffer.from(claim, "base64url").toString("utf8")));
    const expiresAt = new Date(x);
    return expiresAt > now ? { businessId, callId, expiresAt } : null;
  } catch {
    return null;
  }
}

function mac(key: SlotKey, claim: string): Buffer {
  return key.sign(`call-token:${claim}`).subarray(0, 32);
}
