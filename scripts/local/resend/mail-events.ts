import type { WebhookEventPayload } from "resend";
import type { Deliverer } from "@/scripts/local/kit/deliverer";
import { bareAddress, type ResendState, recipientsOf, type StoredEmail } from "./state";

/** What can become of a mail after it was sent. */
export const mailFates = [
  "delivered",
  "delivery_delayed",
  "bounced",
  "bounced_transient",
  "complained",
  "suppressed",
  "failed",
] as const;
export type MailFate = (typeof mailFates)[number];

/** What the routes share. `webhookUrl` null sends no events. */
export interface ResendWorld {
  state: ResendState;
  deliverer: Deliverer;
  webhookUrl: string | null;
  /** Verified sender domains; null lets every domain send. */
  domains: string[] | null;
  baseUrl: string;
  now(): Date;
}

type EmailEvent = Extract<WebhookEventPayload, { data: { email_id: string; message_id: string } }>;

// As with Resend's own test addresses (bounced@resend.dev and so on), but at any domain and with any +label.
const fatesByName: Record<string, MailFate[]> = {
  bounced: ["bounced"],
  "soft-bounced": ["bounced_transient"],
  complained: ["delivered", "complained"],
  suppressed: ["suppressed"],
  failed: ["failed"],
  delayed: ["delivery_delayed"],
};

/** Tells the application that a mail was sent, and then what became of it at each recipient. */
export function sendMail(world: ResendWorld, email: StoredEmail): void {
  deliver(world, email, { type: "email.sent", ...eventBase(world, email, email.to) });
  email.last_event = "sent";
  for (const recipient of recipientsOf(email)) {
    const name = bareAddress(recipient).split(/[+@]/)[0] ?? "";
    for (const fate of fatesByName[name] ?? ["delivered"]) meetFate(world, email, recipient, fate);
  }
}

/** Lets something happen to a mail at one recipient: its state changes and the application hears of it. */
export function meetFate(world: ResendWorld, email: StoredEmail, recipient: string, fate: MailFate): void {
  email.last_event = fate === "bounced_transient" ? "bounced" : fate;
  deliver(world, email, fateEvent(fate, eventBase(world, email, [recipient])));
}

function deliver(world: ResendWorld, { id }: StoredEmail, event: EmailEvent): void {
  if (world.webhookUrl === null) return;
  world.deliverer.send({ url: world.webhookUrl, event: event.type, reference: id, payload: event });
}

function eventBase(world: ResendWorld, email: StoredEmail, to: string[]) {
  const tags = email.tags && Object.fromEntries(email.tags.map(({ name, value }) => [name, value]));
  return {
    created_at: world.now().toISOString(),
    data: {
      created_at: email.created_at,
      email_id: email.id,
      message_id: email.message_id,
      from: email.from,
      to,
      subject: email.subject,
      ...(tags ? { tags } : {}),
    },
  };
}

function fateEvent(fate: MailFate, base: ReturnType<typeof eventBase>): EmailEvent {
  const { created_at: createdAt, data } = base;
  switch (fate) {
    case "bounced":
    case "bounced_transient":
      return { type: "email.bounced", created_at: createdAt, data: { ...data, bounce: bounces[fate] } };
    case "suppressed": {
      const suppressed = { type: "OnAccountSuppressionList", message: "The address is on the suppression list." };
      return { type: "email.suppressed", created_at: createdAt, data: { ...data, suppressed } };
    }
    case "failed":
      return { type: "email.failed", created_at: createdAt, data: { ...data, failed: { reason: "local_fate" } } };
    default:
      return { type: `email.${fate}`, ...base };
  }
}

const bounces = {
  bounced: { type: "Permanent", subType: "General", message: "The recipient's mail server rejected the email." },
  bounced_transient: { type: "Transient", subType: "MailboxFull", message: "The recipient's mailbox is full." },
};
