import { createHmac, sign } from "node:crypto";
import { Retell } from "retell-sdk";
import Stripe from "stripe";
import { secrets } from "@/__tests__/support/world";
import { signatureHeaders } from "@/scripts/local/telnyx/telnyx-keys";

const stripe = new Stripe("sk_test_signer");

/** What a test changes about a request that is otherwise as the provider sends it. */
export interface Tampering {
  /** Signed at this instant instead of now, milliseconds. */
  signedAtMs?: number;
  /** Signed with this secret. */
  secret?: string;
  /** Sent instead of the body that was signed. */
  sentBody?: string;
  /** The signature header; null leaves it out. */
  signature?: string | null;
  /** Added to the address, such as "?message=...". */
  query?: string;
}

function post(path: string, body: string, headers: Record<string, string>): Request {
  const all = new Headers({ "content-type": "application/json", ...headers });
  return new Request(`https://app.example.com${path}`, { method: "POST", headers: all, body });
}

function withSignature(name: string, signature: string | null): Record<string, string> {
  return signature === null ? {} : { [name]: signature };
}

/** A request from Retell: `v=<ms>,d=<hex>` over body and time, made by its own SDK. */
export async function retellRequest(path: string, payload: unknown, change: Tampering = {}): Promise<Request> {
  const body = typeof payload === "string" ? payload : JSON.stringify(payload);
  const secret = change.secret ?? secrets.retellKey;
  const made =
    change.signedAtMs === undefined
      ? await Retell.sign(body, secret)
      : `v=${change.signedAtMs},d=${createHmac("sha256", secret).update(`${body}${change.signedAtMs}`).digest("hex")}`;
  const signature = change.signature === undefined ? made : change.signature;
  return post(path + (change.query ?? ""), change.sentBody ?? body, withSignature("x-retell-signature", signature));
}

/** A request from Telnyx: Ed25519 over `<seconds>|<body>`. */
export async function telnyxRequest(path: string, payload: unknown, change: Tampering = {}): Promise<Request> {
  const body = typeof payload === "string" ? payload : JSON.stringify(payload);
  const headers = signatureHeaders(secrets.telnyx, body);
  if (change.signedAtMs !== undefined) {
    const seconds = String(Math.floor(change.signedAtMs / 1000));
    headers["telnyx-timestamp"] = seconds;
    headers["telnyx-signature-ed25519"] = sign(
      null,
      Buffer.from(`${seconds}|${body}`),
      secrets.telnyx.privateKey,
    ).toString("base64");
  }
  if (change.signature === null) delete headers["telnyx-signature-ed25519"];
  else if (change.signature !== undefined) headers["telnyx-signature-ed25519"] = change.signature;
  return post(path + (change.query ?? ""), change.sentBody ?? body, headers);
}

/** A request from Stripe: `t=<seconds>,v1=<hex>`, made by its own SDK. */
export async function stripeRequest(path: string, payload: unknown, change: Tampering = {}): Promise<Request> {
  const body = typeof payload === "string" ? payload : JSON.stringify(payload);
  const made = stripe.webhooks.generateTestHeaderString({
    payload: body,
    secret: change.secret ?? secrets.stripeWebhookSecret,
    ...(change.signedAtMs === undefined ? {} : { timestamp: Math.floor(change.signedAtMs / 1000) }),
  });
  const signature = change.signature === undefined ? made : change.signature;
  return post(path + (change.query ?? ""), change.sentBody ?? body, withSignature("stripe-signature", signature));
}

/** A request from Resend: svix headers, HMAC-SHA256 over id, seconds and body. `eventId` is the same for a redelivery. */
export function resendRequest(path: string, payload: unknown, change: Tampering & { eventId?: string } = {}): Request {
  const body = typeof payload === "string" ? payload : JSON.stringify(payload);
  const id = change.eventId ?? "msg_tests";
  const seconds = String(Math.floor((change.signedAtMs ?? Date.now()) / 1000));
  const key = Buffer.from((change.secret ?? secrets.resendWebhookSecret).replace(/^whsec_/, ""), "base64");
  const made = `v1,${createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64")}`;
  const signature = change.signature === undefined ? made : change.signature;
  return post(path + (change.query ?? ""), change.sentBody ?? body, {
    "svix-id": id,
    "svix-timestamp": seconds,
    ...withSignature("svix-signature", signature),
  });
}
