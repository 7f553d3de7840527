import { z } from "zod";
import type { RegistrationTexts } from "@/lib/domain/messages/registration-lint";
import type { ConversationStore, MailStore, RegistrationStore } from "@/lib/ports/messaging";
import type { AsSystem } from "./as-system";

const turnRow = z.object({
  conversation_id: z.string(),
  business_id: z.string(),
  message_id: z.string(),
  heard: z.string(),
  media_count: z.number(),
  said_at: z.date(),
  customer_number: z.string(),
  customer_name: z.string().nullable(),
  time_zone: z.string(),
  language: z.enum(["en", "es"]),
  brain: z.unknown(),
  turn: z.number(),
});

const startedRow = z.union([
  z.object({ outcome: z.enum(["queued", "already_sent"]), conversation_id: z.string() }),
  z.object({ outcome: z.enum(["opted_out", "no_phone", "not_allowed", "not_found"]) }),
]);

/** Conversations by text through the app functions of migrations/functions/messaging. */
export function createConversationStore(asSystem: AsSystem): ConversationStore {
  return {
    async openTurn(conversationId, now) {
      const [row] = await asSystem("open_text_turn", { p_conversation_id: conversationId, p_now: now }, turnRow);
      if (!row) return null;
      return {
        conversationId: row.conversation_id,
        businessId: row.business_id,
        messageId: row.message_id,
        heard: row.heard,
        mediaCount: row.media_count,
        saidAt: row.said_at,
        customerNumber: row.customer_number,
        customerName: row.customer_name,
        timeZone: row.time_zone,
        language: row.language,
        brain: row.brain,
        turn: row.turn,
      };
    },
    async finishTurn({ conversationId, messageId, turn, brain, language, say, isSettled, now }) {
      const [row] = await asSystem(
        "finish_text_turn",
        {
          p_conversation_id: conversationId,
          p_message_id: messageId,
          p_turn: turn,
          p_brain: brain,
          p_language: language,
          p_say: say,
          p_is_settled: isSettled,
          p_now: now,
        },
        z.object({ finish_text_turn: z.enum(["kept", "stale"]) }),
      );
      return row?.finish_text_turn ?? "stale";
    },
    async setState({ businessId, conversationId, state, memberId, now }) {
      const [row] = await asSystem(
        "set_conversation_state",
        {
          p_business_id: businessId,
          p_conversation_id: conversationId,
          p_conversation_state: state,
          p_member_id: memberId,
          p_now: now,
        },
        z.object({ set_conversation_state: z.enum(["changed", "unchanged", "not_found"]) }),
      );
      return row?.set_conversation_state ?? "not_found";
    },
    ...createReplies(asSystem),
  };
}

/** What people of the business write. */
function createReplies(asSystem: AsSystem): Pick<ConversationStore, "queueReply" | "start"> {
  return {
    async queueReply({ businessId, conversationId, memberId, words, key, now }) {
      const [row] = await asSystem(
        "queue_person_reply",
        {
          p_business_id: businessId,
          p_conversation_id: conversationId,
          p_member_id: memberId,
          p_words: words,
          p_key: key,
          p_now: now,
        },
        z.object({ queue_person_reply: z.enum(["queued", "already_sent", "opted_out", "not_found"]) }),
      );
      return row?.queue_person_reply ?? "not_found";
    },
    async start({ businessId, customerId, memberId, words, key, now }) {
      const [row] = await asSystem(
        "start_conversation",
        {
          p_business_id: businessId,
          p_customer_id: customerId,
          p_member_id: memberId,
          p_words: words,
          p_key: key,
          p_now: now,
        },
        startedRow,
      );
      if (!row) return { outcome: "not_found" };
      return "conversation_id" in row ? { outcome: row.outcome, conversationId: row.conversation_id } : row;
    },
  };
}

/** The carriers' registration of each business. */
export function createRegistrationStore(asSystem: AsSystem): RegistrationStore {
  return {
    async set({ businessId, kind, state, reason, campaignId = null, actor, now }) {
      const [row] = await asSystem(
        "set_messaging_registration",
        {
          p_business_id: businessId,
          p_registration_kind: kind,
          p_registration_state: state,
          p_reason: reason,
          p_campaign_id: campaignId,
          p_actor_kind: actor.kind,
          p_actor_id: actor.id,
          p_now: now,
        },
        z.object({ set_messaging_registration: z.enum(["changed", "unchanged", "not_allowed", "not_found"]) }),
      );
      return row?.set_messaging_registration ?? "not_found";
    },
    async submit({ businessId, texts, actor, now }) {
      const [row] = await asSystem(
        "submit_messaging_registration",
        {
          p_business_id: businessId,
          p_texts: texts,
          p_actor_kind: actor.kind,
          p_actor_id: actor.id,
          p_now: now,
        },
        z.object({ submit_messaging_registration: z.enum(["changed", "unchanged", "not_allowed", "not_found"]) }),
      );
      return row?.submit_messaging_registration ?? "not_found";
    },
    async loadFiling(businessId, about = null) {
      const asked = { p_business_id: businessId, p_campaign_id: about };
      const [row] = await asSystem("load_registration_filing", asked, filing);
      if (!row) return null;
      const { brand_id: brandId, campaign_id: campaignId, request_id: requestId, texts, ...rest } = row;
      return { ...rest, businessId, texts: texts as RegistrationTexts, brandId, campaignId, requestId };
    },
    async noteFiling(businessId, { brandId, campaignId, requestId }) {
      const ids = { p_brand_id: brandId, p_campaign_id: campaignId, p_request_id: requestId };
      await asSystem("note_registration_filing", { p_business_id: businessId, ...ids }, z.unknown());
    },
  };
}

const filing = z.object({
  kind: z.enum(["10dlc", "toll_free"]),
  state: z.enum(["not_started", "submitted", "approved", "rejected", "suspended"]),
  round: z.number(),
  trade: z.string(),
  // Written by submit alone, which was given it checked.
  texts: z.unknown(),
  numbers: z.array(z.string()),
  brand_id: z.string().nullable(),
  campaign_id: z.string().nullable(),
  request_id: z.string().nullable(),
});

/** Addresses that must not be mailed. */
export function createMailStore(asSystem: AsSystem): MailStore {
  return {
    async isSuppressed(address) {
      const [row] = await asSystem("is_suppressed", { p_address: address }, z.object({ is_suppressed: z.boolean() }));
      return row?.is_suppressed ?? false;
    },
    async suppress({ webhookEventId, addresses, reason, detail, now }) {
      const [row] = await asSystem(
        "suppress_addresses",
        {
          p_webhook_event_id: webhookEventId,
          // An array would be sent as JSON; Postgres reads this form as text[].
          p_addresses: `{${addresses.map((address) => JSON.stringify(address)).join(",")}}`,
          p_reason: reason,
          p_detail: detail,
          p_now: now,
        },
        z.object({ suppress_addresses: z.number() }),
      );
      return row?.suppress_addresses ?? 0;
    },
  };
}
