import { addOwnedNumber } from "./number-routes";
import type { CallerTurn } from "./played-call";
import { findOwned, type TelnyxState } from "./state";

/** A SIP trunk that leads to another vendor of the stack. */
export interface Trunk {
  connectionId: string;
  name: string;
  fqdn: string;
  /** Rings there; null when nobody takes the call, as when the vendor is down. */
  ring(call: { from: string; to: string; turns: readonly CallerTurn[] }): Promise<unknown>;
}

/** What an installation of the product has at the carrier before the first business comes. */
export interface Installation {
  /** The Call Control application. */
  connectionId: string;
  voiceUrl: string;
  /** A number on that application, to which trunks that fail forward their calls. */
  fallbackNumber: string;
  trunks: Trunk[];
}

/** Puts an installation into the account; what is there already is brought up to date. */
export function install(state: TelnyxState, { connectionId, voiceUrl, fallbackNumber, trunks }: Installation): void {
  const now = new Date().toISOString();
  const dates = { created_at: now, updated_at: now, active: true };
  state.applications[connectionId] = {
    ...dates,
    ...state.applications[connectionId],
    id: connectionId,
    record_type: "call_control_application",
    application_name: "CloudGreet",
    webhook_event_url: voiceUrl,
    webhook_api_version: "2",
    first_command_timeout: true,
  };
  for (const trunk of trunks) {
    const { connectionId: id, name, fqdn } = trunk;
    state.fqdnConnections[id] = { ...dates, id, record_type: "fqdn_connection", connection_name: name, fqdn };
  }
  const number = findOwned(state, fallbackNumber) ?? addOwnedNumber(state, fallbackNumber);
  number.connection_id = connectionId;
}
