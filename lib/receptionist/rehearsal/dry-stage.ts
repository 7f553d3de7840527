import type { Availability } from "@/lib/domain/booking/availability";
import { localInstant, startOfDay } from "@/lib/domain/booking/wanted-moment";
import type { BusinessDescription, InboundCall } from "@/lib/domain/calls/business-description";
import { localMoment } from "@/lib/domain/time/local-moment";
import type { Ctx } from "@/lib/ports";
import type { TransferStore } from "@/lib/ports/transfers";
import { beginConversation, type ConversationState } from "@/lib/receptionist/engines/conversation-state";
import { type ConversePorts, converse } from "@/lib/receptionist/engines/converse";
import { describeCall } from "@/lib/receptionist/prompt/describe-call";
import type { CallToolLine } from "@/lib/receptionist/tools/tool";
import { addAppointment, type DryCalendar, dryBookings } from "./dry-bookings";
import type { PracticeBusiness } from "./practice-business";
import { dateOf, resolveWish } from "./resolve-wish";
import type { Scenario } from "./scenario";
import type { Answer, FinalState, OpenStage, StageCall } from "./stage";
import { strangersName, strangersNumber } from "./stranger";

/** What a rehearsal without a trace needs of the world. */
export type RehearsalPorts = Ctx<
  "bookings" | "businesses" | "calls" | "texts" | "slotKey" | "model" | "engines" | "emergencies" | "settings"
>;

interface DryBusiness {
  description: BusinessDescription;
  /** Catalogue, hours and closures; what is taken is not looked at. */
  availability: Availability;
  business: PracticeBusiness;
  /** Variables of the draft that take the place of those of the live version. */
  variables: Record<string, string>;
}

interface Room {
  calendar: DryCalendar;
  messages: FinalState["messages"];
  emergencies: number;
  rings: number;
}

const daySeconds = 86_400;

/** Stages in memory: real catalogue and hours, an empty calendar, nothing written, nobody told, nothing billed. */
export function dryStages(ctx: RehearsalPorts, dry: DryBusiness): OpenStage {
  return async (scenario) => {
    const room: Room = { calendar: arrange(dry, scenario, ctx.now), messages: [], emergencies: 0, rings: 0 };
    return {
      now: ctx.now,
      ring: (from) => ring(ctx, dry, room, from),
      look: async () => lookAt(dry, room),
      close: async () => undefined,
    };
  };
}

function arrange(
  { availability, business, description }: DryBusiness,
  { before, caller }: Scenario,
  now: Date,
): DryCalendar {
  const full = (before.fullDays ?? []).flatMap((day) => {
    const start = startOfDay(dateOf(day, business, now) ?? "", business.timeZone) ?? now;
    return [start.getTime() / 1000, start.getTime() / 1000 + daySeconds];
  });
  const closures = (before.closures ?? []).map((day) => dateOf(day, business, now) ?? "");
  const calendar: DryCalendar = {
    availability: {
      ...availability,
      closures: [...availability.closures, ...closures.map((date) => ({ startsOn: date, endsOn: date }))],
      resources: availability.resources.map(({ id }) => ({ id, busy: full })),
    },
    zips: description.zips,
    appointments: [],
  };
  const stranger = { service: 0, wish: { day: { kind: "open_day" as const, nth: 20 }, time: "16:00" } };
  const arranged = [
    { ...stranger, name: strangersName, phone: strangersNumber },
    ...(before.appointments ?? []).map((one) => ({ name: caller.name, phone: caller.phone, ...one })),
  ];
  for (const { service, wish, ...rest } of arranged) {
    const { date, time } = resolveWish(wish, business, now);
    addAppointment(calendar, {
      ...rest,
      key: `${date} ${time} ${rest.phone}`,
      serviceId: availability.services[service]?.id ?? "",
      resourceId: availability.resources[0]?.id ?? "",
      startsAt: localInstant(date ?? "", time ?? "", business.timeZone) ?? now,
    });
  }
  return calendar;
}

async function ring(ctx: RehearsalPorts, dry: DryBusiness, room: Room, from: string | null): Promise<StageCall> {
  const { description, business } = dry;
  room.rings++;
  const callId = `00000000-0000-7000-9000-${String(room.rings).padStart(12, "0")}`;
  const known = room.calendar.appointments.find(({ phone }) => phone !== null && phone === from);
  const call: InboundCall = {
    ...description,
    callId,
    callerName: known?.name ?? null,
    callerIsVip: false,
    callerIsBlocked: false,
    callerAppointments: [],
    callerPastVisits: 0,
    transferPhones: [],
  };
  const ports = dryPorts(ctx, room, from);
  const line: CallToolLine = {
    businessId: description.businessId,
    timeZone: business.timeZone,
    language: description.language,
    callerNumber: from,
    callId,
  };
  let state: ConversationState = beginConversation({ ...describeCall(call, from, ctx.now), ...dry.variables }, false);
  const step = async (input: Parameters<typeof converse>[3]): Promise<Answer> => {
    const heard = await converse(ports, line, state, input);
    state = heard.state;
    return { text: heard.say, isOver: heard.isOver, isTransferred: heard.transferTo.length > 0 };
  };
  return { greeting: await step({ kind: "start" }), hear: step, hangUp: async () => undefined };
}

/** A test caller rings nobody: whoever asks for a person leaves a message. */
const nobodyToRing: TransferStore = {
  load: async () => null,
  note: async () => "not_found",
};

/** The ports of a call with everything that writes replaced. */
function dryPorts(ctx: RehearsalPorts, room: Room, from: string | null): ConversePorts {
  const { calendar, messages } = room;
  return {
    ...ctx,
    requestId: "rehearsal",
    causeId: null,
    actor: { kind: "caller", id: from },
    bookings: dryBookings(calendar),
    calls: {
      ...ctx.calls,
      takeMessage: async ({ message, isUrgent }) => void messages.push({ text: message, isUrgent }),
      recordToolCalls: async () => undefined,
    },
    emergencies: {
      ...ctx.emergencies,
      async open() {
        room.emergencies++;
        return { outcome: "opened", emergencyId: "rehearsal", people: 1, takenBy: null };
      },
    },
    transfers: nobodyToRing,
    texts: {
      ...ctx.texts,
      queueConfirmation: async () => "already_sent",
      queuePlain: async () => "already_sent",
      optOut: async () => "opted_out",
    },
  };
}

function lookAt({ availability, business }: DryBusiness, { calendar, messages, emergencies }: Room): FinalState {
  const appointments = calendar.appointments.map(({ serviceId, startsAt, status, name, phone }) => {
    const { date, time } = localMoment(startsAt, business.timeZone);
    const service = availability.services.find(({ id }) => id === serviceId)?.name ?? "";
    return { service, date, time, status, name, phone };
  });
  return { appointments, messages, emergencies };
}
