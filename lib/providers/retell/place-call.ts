import { APIError, type Retell } from "retell-sdk";
import { AppError } from "@/lib/errors";
import type { OutboundCall, PlacedCall } from "@/lib/ports";

/**
 * Rings a phone with an agent. Retell knows no idempotency key and its SDK repeats a POST by itself, so ours is sent
 * once, and a repeat of ours first looks for a call that carries our id.
 */
export async function placeRetellCall(client: Retell, call: OutboundCall): Promise<PlacedCall> {
  try {
    const known = call.isRepeat ? await findCall(client, call.callId) : null;
    if (known !== null) return { outcome: "placed", providerCallId: known };
    if (!call.mayDial) return { outcome: "not_placed" };
    const placed = await client.call.createPhoneCall(
      {
        from_number: call.from,
        to_number: call.to,
        override_agent_id: call.agentId,
        ...(call.agentVersion === null ? {} : { override_agent_version: call.agentVersion }),
        metadata: { cloudgreet_call_id: call.callId },
        retell_llm_dynamic_variables: call.variables,
      },
      { maxRetries: 0, timeout: 20_000 },
    );
    return { outcome: "placed", providerCallId: placed.call_id };
  } catch (error) {
    const status = error instanceof APIError ? error.status : undefined;
    if (status !== undefined && status >= 400 && status < 500 && status !== 408 && status !== 409 && status !== 429) {
      return { outcome: "refused", reason: `provider_${status}` };
    }
    throw new AppError("unavailable", "The voice provider cannot be reached right now.", { cause: error });
  }
}

async function findCall(client: Retell, callId: string): Promise<string | null> {
  const { items } = await client.call.list({
    filter_criteria: { metadata: [{ type: "string", op: "eq", key: "cloudgreet_call_id", value: callId }] },
    limit: 1,
  });
  return items?.[0]?.call_id ?? null;
}
