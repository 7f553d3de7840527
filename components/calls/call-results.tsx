import { ExternalLink } from "lucide-react";
import type { ReactNode } from "react";
import { appointmentStates } from "@/components/appointments/appointment-words";
import { formatDay, formatSpan, formatTime } from "@/components/format/moment";
import { formatCents } from "@/components/format/money";
import { formatPhone } from "@/components/format/phone";
import { textKinds, textReason, textStates } from "@/components/messages/text-words";
import { feeStates } from "@/components/money/fee-words";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { linkStyle } from "@/components/ui/link";
import type { AppointmentRow, CallDetails, FeeRow, TextRow } from "@/lib/domain/member/reads";

interface Props {
  call: CallDetails;
  timeZone: string;
  now: Date;
}

/** What came of the call: appointments, messages for the owner, texts, the fee. */
export function CallResults({ call, timeZone, now }: Props) {
  const isEmpty = call.appointments.length + call.messages.length + call.texts.length + call.fees.length === 0;
  return (
    <Card>
      {isEmpty ? (
        <p className="px-5 py-4 text-ink-soft">
          {call.status === "ended" ? nothing(call) : "The call is still going on."}
        </p>
      ) : (
        <div className="divide-y">
          {call.appointments.map((appointment) => (
            <Appointment key={appointment.id} appointment={appointment} timeZone={timeZone} now={now} />
          ))}
          {call.messages.map((message) => (
            <Block
              key={message.id}
              label={message.title}
              aside={message.isUrgent ? <Badge tone="missed">Urgent</Badge> : null}
            >
              <p className="whitespace-pre-line wrap-anywhere">{message.body}</p>
            </Block>
          ))}
          {call.texts.map((text) => (
            <Text key={text.id} text={text} timeZone={timeZone} />
          ))}
          {call.fees.map((fee) => (
            <Fee key={fee.id} fee={fee} />
          ))}
        </div>
      )}
    </Card>
  );
}

function nothing({ outcome }: CallDetails): string {
  if (outcome === "answered") return "A question was answered. Nothing else came of this call.";
  if (outcome === "spam") return "Recognized as spam. It costs nothing and is not counted.";
  return "Nothing came of this call.";
}

function Block({ label, aside, children }: { label: string; aside?: ReactNode; children: ReactNode }) {
  return (
    <div className="px-5 py-4">
      <div className="mb-1 flex min-h-5.5 items-center justify-between gap-3">
        <h3 className="min-w-0 font-medium wrap-anywhere">{label}</h3>
        {aside}
      </div>
      <div className="text-ink-soft">{children}</div>
    </div>
  );
}

function Appointment({ appointment, timeZone, now }: { appointment: AppointmentRow; timeZone: string; now: Date }) {
  const { label, tone } = appointmentStates[appointment.status];
  const { startsAt, endsAt } = appointment;
  return (
    <Block label={appointment.service} aside={<Badge tone={tone}>{label}</Badge>}>
      <p className="text-ink">
        <time dateTime={startsAt.toISOString()}>
          {formatDay(startsAt, timeZone, now)}, {formatSpan(startsAt, endsAt, timeZone)}
        </time>
      </p>
      <p className="wrap-anywhere">
        {appointment.customerName} with {appointment.resource}
      </p>
      {appointment.address ? <p className="wrap-anywhere">{appointment.address}</p> : null}
      {appointment.notes ? <p className="mt-1 wrap-anywhere">“{appointment.notes}”</p> : null}
      <p className="num mt-1 text-ink-faint text-note">
        {appointment.reference} ·{" "}
        {appointment.priceCents === null ? "Price on site" : formatCents(appointment.priceCents)}
      </p>
    </Block>
  );
}

function Text({ text, timeZone }: { text: TextRow; timeZone: string }) {
  const { label, tone } = textStates[text.state];
  const reason = text.state === "failed" || text.state === "blocked" ? textReason(text.reason) : null;
  return (
    <Block label={`Text: ${textKinds[text.kind] ?? text.kind}`} aside={<Badge tone={tone}>{label}</Badge>}>
      <p className="num text-note">
        To {formatPhone(text.toNumber)}, {formatTime(text.deliveredAt ?? text.createdAt, timeZone)}
      </p>
      {reason ? <p className="mt-1">{reason}</p> : null}
      {text.body ? (
        <details className="group mt-1">
          <summary className={`${linkStyle} plain w-fit`}>
            <span className="group-open:hidden">Show the text</span>
            <span className="hidden group-open:inline">Hide the text</span>
          </summary>
          <p className="mt-2 whitespace-pre-line rounded-control bg-sunken px-3 py-2 wrap-anywhere">{text.body}</p>
        </details>
      ) : null}
    </Block>
  );
}

function Fee({ fee }: { fee: FeeRow }) {
  const { label, tone } = feeStates[fee.state];
  return (
    <Block label="Booking fee" aside={<Badge tone={tone}>{label}</Badge>}>
      <p>
        <span className="num">{formatCents(fee.amountCents)}</span>
        {fee.invoiceUrl ? (
          <>
            {" · "}
            <a href={fee.invoiceUrl} target="_blank" rel="noreferrer" className={linkStyle}>
              Invoice <ExternalLink aria-hidden className="mb-0.5 inline size-3.5" />
              <span className="sr-only">opens in a new tab</span>
            </a>
          </>
        ) : null}
      </p>
      {fee.failure ? <p>{fee.failure}</p> : null}
      {fee.reason && !fee.failure ? <p>{reasonWords(fee.reason)}</p> : null}
    </Block>
  );
}

function reasonWords(reason: string): string {
  return reason.charAt(0).toUpperCase() + reason.slice(1).replaceAll("_", " ");
}
