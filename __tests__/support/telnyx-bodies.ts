/** An inbound text as Telnyx posts it. */
export function receivedBody(text: {
  id: string;
  from: string;
  to: string;
  body: string;
  saidAt: Date;
  /** The carrier knew the word and has answered it. */
  autoresponse?: string;
}) {
  return {
    data: {
      record_type: "event",
      event_type: "message.received",
      id: `event-${text.id}`,
      occurred_at: text.saidAt.toISOString(),
      payload: {
        record_type: "message",
        direction: "inbound",
        id: text.id,
        type: "SMS",
        ...(text.autoresponse ? { autoresponse_type: text.autoresponse } : {}),
        from: { phone_number: text.from, carrier: "T-Mobile USA", line_type: "Wireless" },
        to: [{ phone_number: text.to, status: "webhook_delivered", carrier: "Telnyx", line_type: "Wireless" }],
        text: text.body,
        media: [],
        errors: [],
        received_at: text.saidAt.toISOString(),
      },
    },
    meta: { attempt: 1, delivered_to: "https://app.example.com/api/telnyx/messaging-webhook" },
  };
}

/** A delivery report as Telnyx posts it. */
export function finalizedBody(report: { id: string; status: string; code?: string; title?: string }) {
  return {
    data: {
      record_type: "event",
      event_type: "message.finalized",
      id: `event-${report.id}-${report.status}`,
      occurred_at: "2026-11-23T17:00:05.000Z",
      payload: {
        record_type: "message",
        direction: "outbound",
        id: report.id,
        from: { phone_number: "+13035550100" },
        to: [{ phone_number: "+13035550111", status: report.status }],
        text: "You are booked.",
        errors: report.code ? [{ code: report.code, title: report.title ?? "Refused" }] : [],
      },
    },
    meta: { attempt: 1 },
  };
}
