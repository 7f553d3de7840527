import type { calendar_v3 } from "@googleapis/calendar";
import type { Deliverer } from "@/scripts/local/kit/deliverer";
import { randomId } from "@/scripts/local/kit/random-id";
import { apiError } from "./errors";
import type { Channel, GoogleState, StoredCalendar } from "./state";

const LIFE_MAX_MS = 30 * 24 * 3600 * 1000;
const LIFE_DEFAULT_MS = 7 * 24 * 3600 * 1000;

/** Opens a push channel and sends its first message, `sync`. */
export function openChannel(
  state: GoogleState,
  deliverer: Deliverer,
  calendar: StoredCalendar,
  wish: calendar_v3.Schema$Channel,
): Channel {
  const { id, type, address } = wish;
  if (!id || !/^[A-Za-z0-9\-_+/=]{1,64}$/.test(id)) throw apiError(400, "required", "entity.resource.id is invalid");
  if (type !== "web_hook") throw apiError(400, "required", "entity.resource.type must be web_hook");
  if (!isCallback(address ?? "")) {
    throw apiError(400, "push.webhookUrlNotHttps", `WebHook callback must be HTTPS: ${address ?? ""}`);
  }
  if (calendar.limit === "no_push") {
    const message = "Push notifications are not supported by this resource.";
    throw apiError(400, "pushNotSupportedForRequestedResource", message);
  }
  if (state.channels[id]) throw apiError(400, "channelIdNotUnique", `Channel id ${id} not unique`);
  const channel = {
    id,
    resourceId: randomId("", 27),
    calendarId: calendar.id,
    address: address ?? "",
    token: wish.token ?? null,
    expiresAtMs: expiryOf(wish),
    messageNumber: 0,
  };
  state.channels[id] = channel;
  push(deliverer, channel, "sync");
  return channel;
}

// Google takes https alone; the application of a local stack has none.
function isCallback(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" || ["localhost", "127.0.0.1"].includes(hostname);
}

function expiryOf({ expiration, params }: calendar_v3.Schema$Channel): number {
  const ttlS = Number(params?.ttl ?? Number.NaN);
  const asked = expiration ? Number(expiration) : Date.now() + (Number.isFinite(ttlS) ? ttlS * 1000 : LIFE_DEFAULT_MS);
  return Math.min(Number.isFinite(asked) ? asked : Date.now() + LIFE_DEFAULT_MS, Date.now() + LIFE_MAX_MS);
}

/** Ends a channel; both of its ids must be right. */
export function stopChannel(state: GoogleState, wish: calendar_v3.Schema$Channel): void {
  const channel = state.channels[wish.id ?? ""];
  if (!channel || channel.resourceId !== wish.resourceId) {
    throw apiError(404, "notFound", `Channel '${wish.id ?? ""}' not found for project`);
  }
  delete state.channels[channel.id];
}

/** Tells every live channel of a calendar that something changed there. */
export function announceChange(state: GoogleState, deliverer: Deliverer, calendarId: string): void {
  for (const channel of Object.values(state.channels)) {
    if (channel.expiresAtMs <= Date.now()) delete state.channels[channel.id];
    else if (channel.calendarId === calendarId) push(deliverer, channel, "exists");
  }
}

function push(deliverer: Deliverer, channel: Channel, resourceState: "sync" | "exists"): void {
  channel.messageNumber += 1;
  deliverer.send({
    url: channel.address,
    event: `calendar.${resourceState}`,
    payload: null,
    reference: `${channel.id}:${channel.messageNumber}`,
    headers: {
      "x-goog-channel-id": channel.id,
      "x-goog-channel-expiration": new Date(channel.expiresAtMs).toUTCString(),
      "x-goog-resource-id": channel.resourceId,
      "x-goog-resource-uri": `https://www.googleapis.com/calendar/v3/calendars/${encodeURIComponent(channel.calendarId)}/events?alt=json`,
      "x-goog-resource-state": resourceState,
      "x-goog-message-number": String(channel.messageNumber),
      ...(channel.token ? { "x-goog-channel-token": channel.token } : {}),
    },
  });
}

export function channelResource(channel: Channel, resourceUri: string) {
  return {
    kind: "api#channel",
    id: channel.id,
    resourceId: channel.resourceId,
    resourceUri,
    expiration: String(channel.expiresAtMs),
    ...(channel.token ? { token: channel.token } : {}),
  } satisfies calendar_v3.Schema$Channel;
}
