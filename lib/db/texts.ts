import { z } from "zod";
import { segmentCount } from "@/lib/domain/messages/gsm7";
import { type TextFacts, textKinds } from "@/lib/domain/messages/text-facts";
import type { ConsentRow, Texter, TextStore } from "@/lib/ports/messaging";
import type { AsSystem } from "./as-system";

const nothing = z.object({});

const textRow = z.object({
  message_id: z.string(),
  business_id: z.string(),
  appointment_id: z.string().nullable(),
  kind: z.enum(textKinds),
  state: z.enum(["queued", "sending", "sent", "delivered", "failed", "blocked"]),
  to_number: z.string(),
  from_number: z.string().nullable(),
  messaging_profile_id: z.string().nullable(),
  business_name: z.string(),
  business_status: z.string(),
  business_phone: z.string().nullable(),
  time_zone: z.string(),
  language: z.enum(["en", "es"]),
  is_test: z.boolean(),
  is_registered: z.boolean(),
  is_opted_out: z.boolean(),
  is_first: z.boolean(),
  requested_at: z.date(),
  is_requested_by_recipient: z.boolean(),
  is_outdated: z.boolean(),
  appointment_starts_at: z.date().nullable(),
  appointment_address: z.string().nullable(),
  appointment_zip: z.string().nullable(),
  customer_zip: z.string().nullable(),
  has_called_again: z.boolean(),
  daily_cap_cents: z.number(),
  params: z.object({
    words: z.string().optional(),
    codeId: z.string().optional(),
    minutes: z.number().optional(),
    url: z.string().optional(),
  }),
  body: z.string().nullable(),
  send_attempt: z.number(),
  attempted_at: z.date().nullable(),
  sent_to_number_last_hour: z.number(),
  replies_to_number_last_hour: z.number(),
  sent_by_business_today: z.number(),
  spent_today_cents: z.number(),
});

const texterRow = z.object({
  business_id: z.string(),
  language: z.enum(["en", "es"]),
  is_line_of_ours: z.boolean(),
  is_opted_out: z.boolean(),
  has_upcoming: z.boolean(),
  conversation_state: z.enum(["receptionist", "person", "closed"]),
  pending: z.enum(["cancel_meaning"]).nullable(),
  is_mid_conversation: z.boolean(),
  answers_texts: z.boolean(),
  same_texts_last_hour: z.number(),
});

const onMyWayRow = z.union([
  z.object({ outcome: z.enum(["queued", "already_sent"]), message_id: z.string() }),
  z.object({ outcome: z.enum(["no_phone", "not_found"]) }),
]);

const noticeRow = z.object({ message_id: z.string(), reason: z.string().nullable(), takes_email: z.boolean() });

const consentRow = z.object({
  number: z.string(),
  channel: z.string(),
  purpose: z.string(),
  kind: z.enum(["granted", "revoked"]),
  words: z.string().nullable(),
  source: z.string(),
  call_id: z.string().nullable(),
  occurred_at: z.date(),
});

/** Texts through the app functions of migrations/functions/messaging. */
export function createTextStore(asSystem: AsSystem): TextStore {
  return {
    ...createOutbox(asSystem),
    ...createQueues(asSystem),
    ...createInbound(asSystem),
    ...createConsent(asSystem),
  };
}

/** Sending, and what became of it. */
function createOutbox(asSystem: AsSystem): Pick<TextStore, "load" | "start" | "settle" | "applyEvent"> {
  return {
    async load(messageId, now) {
      const [row] = await asSystem("load_text", { p_message_id: messageId, p_now: now }, textRow);
      return row ? toTextFacts(row) : null;
    },
    async start({ messageId, attempt, body, fromNumber, hourMax, now }) {
      const [row] = await asSystem(
        "start_text",
        {
          p_message_id: messageId,
          p_attempt: attempt,
          p_body: body,
          p_from_number: fromNumber,
          p_segments: segmentCount(body),
          p_hour_max: hourMax,
          p_now: now,
        },
        z.object({ start_text: z.enum(["sending", "blocked", "limited", "gone"]) }),
      );
      return row?.start_text ?? "gone";
    },
    async settle(messageId, result, now) {
      await asSystem(
        "settle_text",
        {
          p_message_id: messageId,
          p_state: result.state,
          p_provider_message_id: result.state === "sent" ? result.providerMessageId : null,
          p_reason: "reason" in result ? result.reason : null,
          p_detail: "detail" in result ? result.detail : null,
          p_now: now,
        },
        nothing,
      );
    },
    async applyEvent(event) {
      const [row] = await asSystem(
        "apply_text_event",
        {
          p_webhook_event_id: event.webhookEventId,
          p_provider_message_id: event.providerMessageId,
          p_message_id: event.messageId,
          p_state: event.state,
          p_code: event.code,
          p_detail: event.detail,
          p_cost_cents: event.costCents,
          p_segments: event.segments,
          p_now: event.now,
        },
        z.object({ apply_text_event: z.string() }),
      );
      return row?.apply_text_event ?? "unknown";
    },
  };
}

/** What puts texts into the outbox. */
function createQueues(
  asSystem: AsSystem,
): Pick<TextStore, "queueConfirmation" | "queueOnMyWay" | "findNotice" | "queuePlain" | "sweep"> {
  return {
    async queueConfirmation({ businessId, appointmentId, phone, now }) {
      const [row] = await asSystem(
        "queue_confirmation",
        { p_business_id: businessId, p_appointment_id: appointmentId, p_phone: phone, p_now: now },
        z.object({ queue_confirmation: z.enum(["queued", "already_sent", "not_found"]) }),
      );
      return row?.queue_confirmation ?? "not_found";
    },
    async queueOnMyWay({ businessId, appointmentId, memberId, minutes, now }) {
      const [row] = await asSystem(
        "queue_on_my_way",
        {
          p_business_id: businessId,
          p_appointment_id: appointmentId,
          p_member_id: memberId,
          p_minutes: minutes,
          p_now: now,
        },
        onMyWayRow,
      );
      if (!row) return { outcome: "not_found" };
      return "message_id" in row ? { outcome: row.outcome, messageId: row.message_id } : row;
    },
    async findNotice(businessId, appointmentId) {
      const args = { p_business_id: businessId, p_appointment_id: appointmentId };
      const [row] = await asSystem("find_notice", args, noticeRow);
      return row ? { messageId: row.message_id, reason: row.reason, takesEmail: row.takes_email } : null;
    },
    async queuePlain({ kind, businessId, key, toNumber, callId, words, now }) {
      const [row] = await asSystem(
        "queue_plain_text",
        {
          p_business_id: businessId,
          p_text_kind: kind,
          p_key: key,
          p_to_number: toNumber,
          p_params: { words },
          p_call_id: callId,
          p_now: now,
        },
        z.object({ queue_plain_text: z.enum(["queued", "already_sent"]) }),
      );
      return row?.queue_plain_text ?? "already_sent";
    },
    async sweep(now) {
      const [row] = await asSystem(
        "sweep_texts",
        { p_now: now },
        z.object({ reminders: z.number(), text_backs: z.number(), review_requests: z.number() }),
      );
      return {
        reminders: row?.reminders ?? 0,
        textBacks: row?.text_backs ?? 0,
        reviewRequests: row?.review_requests ?? 0,
      };
    },
  };
}

/** Texts from customers. */
function createInbound(asSystem: AsSystem): Pick<TextStore, "findTexter" | "receive"> {
  return {
    async findTexter(toNumber, fromNumber, now) {
      const args = { p_to_number: toNumber, p_from_number: fromNumber, p_now: now };
      const [row] = await asSystem("find_texter", args, texterRow);
      return row ? toTexter(row) : null;
    },
    async receive(text) {
      const { notice } = text;
      const [row] = await asSystem(
        "receive_text",
        {
          p_webhook_event_id: text.webhookEventId,
          p_provider_message_id: text.providerMessageId,
          p_from_number: text.fromNumber,
          p_to_number: text.toNumber,
          p_body: text.body,
          p_command: text.command,
          p_reply_kind: text.replyKind,
          p_said_at: text.saidAt,
          p_now: text.now,
          p_media: text.media?.length
            ? text.media.map(({ url, contentType }) => ({ url, content_type: contentType }))
            : null,
          p_converse: text.isConversation ?? false,
          p_heard: text.heard,
          p_language: text.language,
          p_pending: text.pending,
          p_notice: notice && { title: notice.title, body: notice.body, is_urgent: notice.isUrgent },
        },
        z.object({ receive_text: z.string() }),
      );
      return row?.receive_text ?? "unknown";
    },
  };
}

function createConsent(asSystem: AsSystem): Pick<TextStore, "optOut" | "exportConsent"> {
  return {
    async optOut({ businessId, number, words, source, callId, now }) {
      const [row] = await asSystem(
        "opt_out",
        {
          p_business_id: businessId,
          p_number: number,
          p_words: words,
          p_source: source,
          p_call_id: callId,
          p_now: now,
        },
        z.object({ opt_out: z.enum(["opted_out", "already"]) }),
      );
      return row?.opt_out ?? "already";
    },
    async exportConsent({ businessId, number, from, to }) {
      const args = { p_business_id: businessId, p_number: number, p_from: from, p_to: to };
      const rows = await asSystem("export_consent", args, consentRow);
      return rows.map(toConsentRow);
    },
  };
}

function toConsentRow({ call_id: callId, occurred_at: occurredAt, ...row }: z.infer<typeof consentRow>): ConsentRow {
  return { ...row, callId, occurredAt };
}

function toTexter(row: z.infer<typeof texterRow>): Texter {
  return {
    businessId: row.business_id,
    language: row.language,
    isLineOfOurs: row.is_line_of_ours,
    isOptedOut: row.is_opted_out,
    hasUpcoming: row.has_upcoming,
    conversationState: row.conversation_state,
    pending: row.pending,
    isMidConversation: row.is_mid_conversation,
    answersTexts: row.answers_texts,
    sameTextsLastHour: row.same_texts_last_hour,
  };
}

function toTextFacts(row: z.infer<typeof textRow>): TextFacts {
  return {
    id: row.message_id,
    businessId: row.business_id,
    appointmentId: row.appointment_id,
    kind: row.kind,
    state: row.state,
    toNumber: row.to_number,
    fromNumber: row.from_number,
    messagingProfileId: row.messaging_profile_id,
    businessName: row.business_name,
    businessStatus: row.business_status,
    businessPhone: row.business_phone,
    timeZone: row.time_zone,
    language: row.language,
    isTest: row.is_test,
    isRegistered: row.is_registered,
    isOptedOut: row.is_opted_out,
    isFirst: row.is_first,
    requestedAt: row.requested_at,
    isRequestedByRecipient: row.is_requested_by_recipient,
    isOutdated: row.is_outdated,
    appointmentStartsAt: row.appointment_starts_at,
    appointmentAddress: row.appointment_address,
    appointmentZip: row.appointment_zip,
    customerZip: row.customer_zip,
    hasCalledAgain: row.has_called_again,
    dailyCapCents: row.daily_cap_cents,
    params: row.params,
    body: row.body,
    sendAttempt: row.send_attempt,
    attemptedAt: row.attempted_at,
    sentToNumberLastHour: row.sent_to_number_last_hour,
    repliesToNumberLastHour: row.replies_to_number_last_hour,
    sentByBusinessToday: row.sent_by_business_today,
    spentTodayCents: row.spent_today_cents,
  };
}
