import { formatDay } from "@/components/format/moment";
import { Badge, type Tone } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import type { PhoneView, RegistrationView } from "@/lib/domain/member/phone-page";

const words: Record<RegistrationView["state"], { label: string; tone: Tone; means: string }> = {
  not_started: {
    label: "Not registered",
    tone: "attention",
    means: "Carriers only deliver texts of businesses that they know. Until then confirmations go by email.",
  },
  submitted: {
    label: "With the carriers",
    tone: "message",
    means: "They look at it, which usually takes some days. Until then confirmations go by email. You will be told.",
  },
  approved: { label: "Approved", tone: "booked", means: "Confirmations, reminders and replies go out by text." },
  rejected: {
    label: "Rejected",
    tone: "missed",
    means: "Change what they object to and send it again. Until then confirmations go by email.",
  },
  suspended: {
    label: "Suspended",
    tone: "missed",
    means: "No text leaves until they take it back. We are looking into it; confirmations go by email.",
  },
};

/** Where the carriers' registration stands, why, and what it means for customers. */
export function RegistrationState({ phone, timeZone, now }: { phone: PhoneView; timeZone: string; now: Date }) {
  const { registration, heldBackCount } = phone;
  const { label, tone, means } = words[registration.state];
  const since = registration.state === "submitted" ? registration.submittedAt : registration.decidedAt;
  return (
    <Card className="flex flex-col gap-2 px-5 py-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="font-medium">
          {registration.kind === "toll_free" ? "Toll-free verification" : "Registration of local texts (10DLC)"}
        </p>
        <Badge tone={tone}>
          {label}
          {since ? `, ${formatDay(since, timeZone, now)}` : ""}
        </Badge>
      </div>
      {registration.reason ? (
        <p>
          The carriers say: <q>{registration.reason}</q>
        </p>
      ) : null}
      <p className="text-ink-soft">{means}</p>
      {heldBackCount > 0 && registration.state !== "approved" ? (
        <p className="text-ink-soft">
          <span className="num">{heldBackCount}</span> {heldBackCount === 1 ? "text" : "texts"} of the last 30 days did
          not leave for this reason. They are not sent later: their moment has passed.
        </p>
      ) : null}
    </Card>
  );
}
