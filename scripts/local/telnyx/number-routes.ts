import { randomInt, randomUUID } from "node:crypto";
import type Telnyx from "telnyx";
import type { RouteContext, StandInApp } from "@/scripts/local/kit/stand-in";
import { wait } from "@/scripts/local/kit/wait";
import type { World } from "./events";
import { findOwned, type OwnedNumber, type TelnyxState } from "./state";
import { missingField, notFound, pageAnswer, readBody, telnyxError } from "./telnyx-error";

const ORDER_MS = 40;
const OFFERED_MAX = 2000;
const TOLL_FREE_CODES = ["833", "844", "855", "888"];

/** Searching, ordering (asynchronous) and configuring numbers. */
export function mountNumberRoutes(app: StandInApp, world: World): void {
  const { state } = world;
  app.get("/v2/available_phone_numbers", (c) => {
    const data = search(c, state);
    state.offered = [...new Set([...state.offered, ...data.map((one) => one.phone_number)])].slice(-OFFERED_MAX);
    return c.json({ data, meta: { total_results: data.length, best_effort_results: 0 } });
  });
  app.post("/v2/number_orders", async (c) => {
    const body = await readBody<Telnyx.NumberOrderCreateParams>(c);
    const order = newOrder(state, body);
    state.orders[order.id] = order;
    const answer = structuredClone(order);
    void completeOrder(world, order);
    return c.json({ data: answer });
  });
  app.get("/v2/number_orders", (c) => c.json(pageAnswer(c, Object.values(state.orders).reverse())));
  app.get("/v2/number_orders/:id", (c) => {
    const order = state.orders[c.req.param("id")];
    if (!order) throw notFound();
    return c.json({ data: order });
  });
  mountOwnedRoutes(app, state);
}

/** Finishes the orders that a restart interrupted. */
export function finishPendingOrders(state: TelnyxState): void {
  for (const order of Object.values(state.orders)) if (order.status === "pending") deliverNumbers(state, order);
}

/** Puts a number into the account. `active` at once, on no connection and no profile unless told. */
export function addOwnedNumber(
  state: TelnyxState,
  phoneNumber: string,
  settings: { connection_id?: string | undefined; messaging_profile_id?: string | undefined } = {},
): OwnedNumber {
  const now = new Date().toISOString();
  const number: OwnedNumber = {
    id: String(randomInt(10 ** 12, 10 ** 13)),
    record_type: "phone_number",
    phone_number: phoneNumber,
    phone_number_type: TOLL_FREE_CODES.includes(phoneNumber.slice(2, 5)) ? "toll_free" : "local",
    country_iso_alpha2: "US",
    status: "active",
    connection_id: settings.connection_id ?? null,
    messaging_profile_id: settings.messaging_profile_id ?? null,
    tags: [],
    deletion_lock_enabled: false,
    external_pin: null,
    source_type: "number_order",
    purchased_at: now,
    created_at: now,
    updated_at: now,
    voice: {},
  };
  state.numbers[phoneNumber] = number;
  return number;
}

function mountOwnedRoutes(app: StandInApp, state: TelnyxState): void {
  const owned = (c: RouteContext): OwnedNumber => {
    const number = findOwned(state, c.req.param("id"));
    if (!number) throw notFound();
    return number;
  };
  app.get("/v2/phone_numbers", (c) => {
    const digits = (c.req.query("filter[phone_number]") ?? "").replace(/\D/g, "");
    const connectionId = c.req.query("filter[connection_id]");
    const rows = Object.values(state.numbers).filter(
      (one) => one.phone_number.includes(digits) && (!connectionId || one.connection_id === connectionId),
    );
    return c.json(pageAnswer(c, rows.map(numberView)));
  });
  app.get("/v2/phone_numbers/messaging", (c) => c.json(pageAnswer(c, Object.values(state.numbers).map(messagingView))));
  app.get("/v2/phone_numbers/voice", (c) => c.json(pageAnswer(c, Object.values(state.numbers).map(voiceView))));
  app.get("/v2/phone_numbers/:id", (c) => c.json({ data: numberView(owned(c)) }));
  app.patch("/v2/phone_numbers/:id", async (c) => {
    const number = owned(c);
    Object.assign(number, await readBody<Telnyx.PhoneNumberUpdateParams>(c), { updated_at: new Date().toISOString() });
    return c.json({ data: numberView(number) });
  });
  app.delete("/v2/phone_numbers/:id", (c) => {
    const number = owned(c);
    delete state.numbers[number.phone_number];
    return c.json({ data: { ...numberView(number), status: "deleted" } });
  });
  app.get("/v2/phone_numbers/:id/messaging", (c) => c.json({ data: messagingView(owned(c)) }));
  app.patch("/v2/phone_numbers/:id/messaging", async (c) => {
    const number = owned(c);
    const { messaging_profile_id: profileId } = await readBody<Telnyx.PhoneNumbers.MessagingUpdateParams>(c);
    if (profileId && !state.profiles[profileId]) throw notFound();
    if (profileId !== undefined) number.messaging_profile_id = profileId === "" ? null : profileId;
    return c.json({ data: messagingView(number) });
  });
  app.get("/v2/phone_numbers/:id/voice", (c) => c.json({ data: voiceView(owned(c)) }));
  app.patch("/v2/phone_numbers/:id/voice", async (c) => {
    const number = owned(c);
    Object.assign(number.voice, await readBody<Telnyx.PhoneNumbers.VoiceUpdateParams>(c));
    return c.json({ data: voiceView(number) });
  });
}

// 555-0100 to 555-0199 are reserved for fiction, so no search here can show somebody's real number.
function search(c: RouteContext, state: TelnyxState) {
  const isTollFree = c.req.query("filter[phone_number_type]") === "toll_free";
  const codes = isTollFree ? TOLL_FREE_CODES : [c.req.query("filter[national_destination_code]") ?? "415"];
  const limit = Math.min(100, Number(c.req.query("filter[limit]") ?? 10) || 10);
  const contains = (c.req.query("filter[phone_number][contains]") ?? "").replace(/\D/g, "");
  return codes
    .flatMap((code) => Array.from({ length: 100 }, (_, line) => `+1${code}5550${100 + line}`))
    .filter((phoneNumber) => !state.numbers[phoneNumber] && phoneNumber.includes(contains))
    .slice(0, limit)
    .map((phoneNumber) => offer(phoneNumber, isTollFree));
}

function offer(phoneNumber: string, isTollFree: boolean) {
  return {
    record_type: "available_phone_number",
    phone_number: phoneNumber,
    vanity_format: "",
    best_effort: false,
    quickship: true,
    reservable: true,
    region_information: [
      { region_type: "country_code", region_name: "US" },
      ...(isTollFree ? [] : [{ region_type: "rate_center" as const, region_name: "LOCAL" }]),
    ],
    cost_information: { upfront_cost: "1.00", monthly_cost: "1.00", currency: "USD" },
    features: [{ name: "sms" }, { name: "mms" }, { name: "voice" }],
  } satisfies Telnyx.AvailablePhoneNumberListResponse.Data;
}

function newOrder(state: TelnyxState, body: Telnyx.NumberOrderCreateParams) {
  if (!body.phone_numbers?.length) throw missingField("phone_numbers");
  for (const { phone_number: phoneNumber } of body.phone_numbers) {
    if (state.numbers[phoneNumber] || !state.offered.includes(phoneNumber)) {
      const detail = `The phone number ${phoneNumber} is not available. Search first; only found numbers can be ordered.`;
      throw telnyxError(422, "85000", "Phone number is not available", detail, "/phone_numbers");
    }
  }
  if (body.messaging_profile_id && !state.profiles[body.messaging_profile_id]) throw notFound();
  const now = new Date().toISOString();
  return {
    record_type: "number_order",
    id: randomUUID(),
    status: "pending",
    phone_numbers_count: body.phone_numbers.length,
    requirements_met: true,
    ...(body.connection_id ? { connection_id: body.connection_id } : {}),
    ...(body.messaging_profile_id ? { messaging_profile_id: body.messaging_profile_id } : {}),
    ...(body.customer_reference ? { customer_reference: body.customer_reference } : {}),
    phone_numbers: body.phone_numbers.map(({ phone_number: phoneNumber }) => ({
      record_type: "number_order_phone_number",
      id: randomUUID(),
      phone_number: phoneNumber,
      country_iso_alpha2: "US",
      requirements_met: true,
      status: "pending" as const,
    })),
    created_at: now,
    updated_at: now,
  } satisfies Telnyx.NumberOrderWithPhoneNumbers;
}

async function completeOrder({ state, signal }: World, order: Telnyx.NumberOrderWithPhoneNumbers): Promise<void> {
  await wait(ORDER_MS, signal);
  if (!signal.aborted) deliverNumbers(state, order);
}

function deliverNumbers(state: TelnyxState, order: Telnyx.NumberOrderWithPhoneNumbers): void {
  for (const line of order.phone_numbers ?? []) {
    if (!line.phone_number) continue;
    addOwnedNumber(state, line.phone_number, order);
    line.status = "success";
  }
  order.status = "success";
  order.updated_at = new Date().toISOString();
}

function numberView({ voice: _voice, ...number }: OwnedNumber): Telnyx.PhoneNumberDetailed {
  return number;
}

function messagingView(number: OwnedNumber) {
  return {
    record_type: "messaging_settings",
    id: number.id,
    phone_number: number.phone_number,
    messaging_profile_id: number.messaging_profile_id ?? null,
    messaging_product: "A2P",
    country_code: "US",
    type: number.phone_number_type === "toll_free" ? "toll-free" : "long-code",
  } satisfies Telnyx.PhoneNumberWithMessagingSettings;
}

function voiceView(number: OwnedNumber) {
  return {
    ...number.voice,
    record_type: "voice_settings",
    id: number.id,
    phone_number: number.phone_number,
    ...(number.connection_id ? { connection_id: number.connection_id } : {}),
  } satisfies Telnyx.PhoneNumbers.PhoneNumberWithVoiceSettings;
}
