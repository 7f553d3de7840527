import { randomUUID } from "node:crypto";
import { type BusinessPlan, makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import type { TestContainer } from "@/__tests__/support/test-container";
import { openTexting, type Texting } from "@/__tests__/support/texting";
import { writeMark } from "@/lib/providers/telnyx/voice-mapper";
import { type EmergencyReport, reportEmergency } from "@/lib/services/emergencies/report-emergency";

export const ana = { name: "Ana Lopez", phone: "+13035550171" };
export const ben = { name: "Ben Cole", phone: "+13035550172" };

/** What stands in the database of one emergency. */
export interface EmergencyRow extends Record<string, unknown> {
  id: string;
  state: string;
  acknowledged_name: string | null;
}
export interface AlertRow extends Record<string, unknown> {
  id: string;
  step: number;
  channel: "call" | "sms";
  phone: string;
  state: string;
}

/** An application with businesses whose people can be alerted. */
export interface OnCall extends Pick<Texting, "deliver" | "text"> {
  app: TestContainer;
  /** A business with these people on its ladder. */
  open(ladder?: { name: string; phone: string }[], plan?: BusinessPlan): Promise<TestBusiness>;
  report(business: TestBusiness, what?: string, number?: string): Promise<EmergencyReport>;
  emergencies(business: TestBusiness): Promise<EmergencyRow[]>;
  alerts(business: TestBusiness, channel?: "call" | "sms"): Promise<AlertRow[]>;
  /** Texts to a number, in order. */
  textsTo(phone: string): string[];
  /** Lets seconds pass and does what is due by then. */
  wait(seconds: number): Promise<void>;
}

export async function openOnCall(): Promise<OnCall> {
  const { app, deliver, text } = await openTexting();
  const rows = async <Row>(sql: string, values: unknown[]) =>
    (await app.database.admin.query(sql, values)).rows as Row[];
  return {
    app,
    deliver,
    text,
    async open(ladder = [ana, ben], plan = {}) {
      const business = await makeBusiness(app.database.admin, plan);
      for (const [index, { name, phone }] of ladder.entries()) await addPerson(app, business, index + 1, name, phone);
      return business;
    },
    report(business, what = "Water is gushing from the ceiling right now", number = "+17205550111") {
      const ctx = { ...app.container.ports, now: app.clock.now, ...plainRequest };
      return reportEmergency(ctx, { businessId: business.id, callId: null, callerNumber: number }, { what });
    },
    emergencies: ({ id }) =>
      rows("select * from public.emergencies where business_id = $1 order by opened_at, id", [id]),
    alerts: ({ id }, channel) =>
      rows(
        `select * from public.emergency_alerts where business_id = $1 and channel = coalesce($2, channel)
         order by step, channel`,
        [id, channel ?? null],
      ),
    textsTo: (phone) => app.texts.attempts.filter(({ to }) => to === phone).map(({ body }) => body),
    async wait(seconds) {
      app.clock.now = new Date(app.clock.now.getTime() + seconds * 1_000);
      await app.container.drain();
    },
  };
}

export const plainRequest = {
  requestId: "request",
  causeId: null,
  actor: { kind: "caller" as const, id: "+17205550111" },
};

function addPerson({ database }: TestContainer, { id }: TestBusiness, position: number, name: string, phone: string) {
  return database.admin.query(
    `insert into public.escalation_targets (business_id, purpose, position, name, phone)
     values ($1, 'emergency', $2, $3, $4)`,
    [id, position, name, phone],
  );
}

/** Bodies of Call Control events of one alert call, as the carrier sends them; each carries our mark. */
export function alertLeg(alertId: string, startedAt: Date) {
  const event = (type: string, seconds: number, payload: Record<string, unknown> = {}, marker?: string) => ({
    data: {
      record_type: "event",
      event_type: type,
      id: randomUUID(),
      occurred_at: new Date(startedAt.getTime() + seconds * 1_000).toISOString().replace("Z", "000Z"),
      payload: {
        call_control_id: `v3:${alertId}`,
        call_leg_id: `leg-${alertId}`,
        call_session_id: `session-${alertId}`,
        connection_id: "7267",
        client_state: writeMark({ alertId, ...(marker ? { marker } : {}) }),
        from: "+13035551001",
        to: ana.phone,
        ...payload,
      },
    },
    meta: { attempt: 1, delivered_to: "https://app.example.com/api/telnyx/voice-webhook" },
  });
  return {
    initiated: () => event("call.initiated", 0, { direction: "outgoing", state: "bridging" }),
    answered: () => event("call.answered", 6, { state: "answered" }),
    pressed: (digits = "1") => event("call.gather.ended", 14, { digits, status: "valid" }, "ask"),
    nothingPressed: () => event("call.gather.ended", 30, { digits: "", status: "invalid" }, "ask"),
    askedToEnd: () => event("call.gather.ended", 31, { digits: "", status: "call_hangup" }, "ask"),
    goodbyeSpoken: () => event("call.speak.ended", 18, { status: "completed" }, "end"),
    hangup: (cause = "normal_clearing") => event("call.hangup", 32, { hangup_cause: cause, state: "hangup" }),
  };
}
