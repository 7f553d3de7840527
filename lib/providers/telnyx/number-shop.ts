import { APIError, type Telnyx } from "telnyx";
import { AppError } from "@/lib/errors";
import type { NumberShop } from "@/lib/ports/launch";
import { withTelnyxErrors } from "./with-telnyx-errors";

const timeoutMs = 15_000;
/** Orders are made once and looked up afterwards: the SDK's own retries would order again. */
const once = { timeout: timeoutMs, maxRetries: 0 };

/** Searches, orders and sets up numbers at Telnyx. */
export function createTelnyxNumberShop(client: Telnyx, appUrl: string): NumberShop {
  return {
    search: (wish) => withTelnyxErrors(() => search(client, wish)),
    order: (request) => withTelnyxErrors(() => order(client, request)),
    joinMessagingProfile: (request) => withTelnyxErrors(() => joinProfile(client, appUrl, request)),
    release: (numberId) => withTelnyxErrors(() => release(client, numberId)),
  };
}

async function search(
  client: Telnyx,
  { areaCode, limit, isNearby }: Parameters<NumberShop["search"]>[0],
): ReturnType<NumberShop["search"]> {
  const { data = [] } = await client.availablePhoneNumbers.list({
    filter: {
      country_code: "US",
      national_destination_code: areaCode,
      phone_number_type: "local",
      features: ["sms", "voice"],
      limit,
      best_effort: isNearby,
    },
  });
  return data.flatMap(({ phone_number: e164, cost_information: cost }) =>
    e164 ? [{ e164, monthlyCents: Math.round(Number(cost?.monthly_cost ?? 0) * 100) }] : [],
  );
}

async function order(
  client: Telnyx,
  { e164, reference, orderId }: Parameters<NumberShop["order"]>[0],
): ReturnType<NumberShop["order"]> {
  const known = orderId ? (await client.numberOrders.retrieve(orderId)).data : await findOrder(client, e164, reference);
  const placed = known ?? (await place(client, e164, reference));
  if (!placed?.id || placed.status === "failure") return { outcome: "gone" };
  if (placed.status !== "success") return { outcome: "pending", orderId: placed.id };
  const { data } = await client.phoneNumbers.list({ filter: { phone_number: e164 } });
  const numberId = data?.find((number) => number.phone_number === e164)?.id;
  return numberId ? { outcome: "bought", orderId: placed.id, numberId } : { outcome: "pending", orderId: placed.id };
}

/** An order of an earlier attempt whose answer was lost. */
async function findOrder(client: Telnyx, e164: string, reference: string) {
  for await (const known of client.numberOrders.list({ filter: { customer_reference: reference } })) {
    const isOurs = known.customer_reference === reference && known.status !== "failure";
    if (isOurs && known.phone_numbers?.some((line) => line.phone_number === e164)) return known;
  }
  return null;
}

/** Null when the carrier says that the number cannot be had any more. */
async function place(client: Telnyx, e164: string, reference: string) {
  try {
    const body = { phone_numbers: [{ phone_number: e164 }], customer_reference: reference };
    return (await client.numberOrders.create(body, once)).data ?? null;
  } catch (error) {
    if (error instanceof APIError && error.status === 422) return null;
    throw error;
  }
}

async function joinProfile(
  client: Telnyx,
  appUrl: string,
  { reference, profileId, e164 }: Parameters<NumberShop["joinMessagingProfile"]>[0],
): ReturnType<NumberShop["joinMessagingProfile"]> {
  const id = profileId ?? (await findProfile(client, reference)) ?? (await makeProfile(client, appUrl, reference));
  const { data } = await client.phoneNumbers.list({ filter: { phone_number: e164 } });
  const numberId = data?.find((number) => number.phone_number === e164)?.id;
  if (!numberId) throw new AppError("conflict", "The carrier does not know the number.");
  await client.phoneNumbers.messaging.update(numberId, { messaging_profile_id: id });
  return { profileId: id };
}

async function release(client: Telnyx, numberId: string): Promise<void> {
  await client.phoneNumbers.delete(numberId).catch((error: unknown) => {
    if (!(error instanceof APIError && error.status === 404)) throw error;
  });
}

async function findProfile(client: Telnyx, reference: string): Promise<string | null> {
  for await (const profile of client.messagingProfiles.list({ "filter[name][eq]": reference })) {
    if (profile.name === reference) return profile.id ?? null;
  }
  return null;
}

async function makeProfile(client: Telnyx, appUrl: string, reference: string): Promise<string> {
  const { data } = await client.messagingProfiles.create(
    {
      name: reference,
      whitelisted_destinations: ["US", "CA"],
      webhook_url: `${appUrl}/api/telnyx/messaging-webhook`,
      webhook_api_version: "2",
    },
    once,
  );
  if (!data?.id) throw new AppError("unavailable", "The carrier cannot be reached right now.");
  return data.id;
}
