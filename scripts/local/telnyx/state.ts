import type Telnyx from "telnyx";
import type { DeliveryState } from "@/scripts/local/kit/deliverer";
import type { CalleePlan } from "./callee";

/** A number of the account: its API record and the settings that have endpoints of their own. */
export interface OwnedNumber extends Telnyx.PhoneNumberDetailed {
  voice: Telnyx.PhoneNumbers.VoiceUpdateParams;
}

export type OutboundMessage = Telnyx.OutboundMessagePayload & {
  id: string;
  direction: "outbound";
  to: Telnyx.OutboundMessagePayload.To[];
};
export type InboundMessage = Telnyx.MessagingInboundMessagePayload & { id: string; direction: "inbound" };

export type FinalStatus = "delivered" | "delivery_failed" | "delivery_unconfirmed" | "sending_failed" | "expired";

/** What becomes of coming messages; the newest plan that fits wins, `count` messages long. */
export interface MessagePlan {
  to: string | null;
  status: FinalStatus;
  code: string | null;
  count: number;
}

export interface OptOut {
  created_at: string;
  from: string;
  to: string;
  keyword: string;
  messaging_profile_id: string;
}

/** One leg of a call. Its identifiers and state are what the API shows; the rest drives the events. */
export interface CallLeg {
  call_control_id: string;
  call_leg_id: string;
  call_session_id: string;
  connection_id: string;
  direction: "incoming" | "outgoing";
  from: string;
  to: string;
  state: "parked" | "ringing" | "answered" | "bridged" | "hangup";
  client_state: string | null;
  start_time: string;
  answered_at: string | null;
  end_time: string | null;
  webhook_url: string | null;
  caller_id_name: string;
  sip_headers: { name: string; value: string }[];
  recording: { id: string; startedAt: string; channels: "single" | "dual"; format: "wav" | "mp3" } | null;
  isTranscribing: boolean;
  isGathering: boolean;
  /** The other leg, once bridged. */
  peerId: string | null;
  commands: { action: string; at: string; body: unknown }[];
}

/** A resource with nothing special about it: what was sent, with an id and two times. */
export type PlainResource = Record<string, unknown> & { id: string };

/** Everything that survives a restart. */
export interface TelnyxState extends DeliveryState {
  numbers: Record<string, OwnedNumber>;
  /** Numbers that a search returned; only these can be ordered. */
  offered: string[];
  orders: Record<string, Telnyx.NumberOrderWithPhoneNumbers>;
  profiles: Record<string, Telnyx.MessagingProfile>;
  /** By messaging profile id. */
  autoresponses: Record<string, Telnyx.MessagingProfiles.AutoRespConfig[]>;
  /** By messaging profile id and the customer's number, joined with a bar. */
  optOuts: Record<string, OptOut>;
  messages: Record<string, OutboundMessage | InboundMessage>;
  messagePlans: MessagePlan[];
  applications: Record<string, PlainResource>;
  fqdnConnections: Record<string, PlainResource>;
  fqdns: Record<string, PlainResource>;
  voiceProfiles: Record<string, PlainResource>;
  brands: Record<string, PlainResource>;
  campaigns: Record<string, PlainResource>;
  /** The campaign of each number. */
  campaignNumbers: Record<string, PlainResource>;
  /** Toll-free verifications. */
  verifications: Record<string, PlainResource>;
  calls: Record<string, CallLeg>;
  recordings: Record<string, Telnyx.RecordingResponseData>;
  /** By call and command id: the instant (ms) until which a repeat is ignored. */
  commands: Record<string, number>;
  callees: Record<string, CalleePlan>;
}

const KEPT_MAX = 500;

export function emptyState(): TelnyxState {
  return {
    numbers: {},
    offered: [],
    orders: {},
    profiles: {},
    autoresponses: {},
    optOuts: {},
    messages: {},
    messagePlans: [],
    applications: {},
    fqdnConnections: {},
    fqdns: {},
    voiceProfiles: {},
    brands: {},
    campaigns: {},
    campaignNumbers: {},
    verifications: {},
    calls: {},
    recordings: {},
    commands: {},
    callees: {},
    deliveries: [],
  };
}

/** Drops the oldest entries beyond a limit: the whole state is written after every request. */
export function forgetOldest(entries: Record<string, unknown>): void {
  const keys = Object.keys(entries);
  for (const key of keys.slice(0, Math.max(0, keys.length - KEPT_MAX))) delete entries[key];
}

/** The number with this id, or with this E.164 text. */
export function findOwned(state: TelnyxState, idOrNumber: string | undefined): OwnedNumber | null {
  if (!idOrNumber) return null;
  return state.numbers[idOrNumber] ?? Object.values(state.numbers).find(({ id }) => id === idOrNumber) ?? null;
}
