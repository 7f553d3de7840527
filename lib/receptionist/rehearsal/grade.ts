import { isSameName } from "@/lib/domain/language/person-name";
import { fits, resolveWish } from "./resolve-wish";
import type { Scenario, Suite } from "./scenario";
import type { FinalState } from "./stage";
import { strangersName } from "./stranger";

type Standing = FinalState["appointments"][number];

/** Compares what stands in the end with what the scenario expects; null when it is right, else what is wrong. */
export function gradeState(
  { business }: Pick<Suite, "business">,
  scenario: Scenario,
  state: FinalState,
  now: Date,
): string | null {
  return gradeAppointments(business, scenario, state, now) ?? gradeMessages(scenario, state);
}

function gradeAppointments(
  business: Suite["business"],
  { expected, caller }: Scenario,
  state: FinalState,
  now: Date,
): string | null {
  const standing = state.appointments.filter(({ status, name }) => status === "confirmed" && name !== strangersName);
  const left = [...standing];
  for (const wanted of expected.appointments) {
    const service = business.services[wanted.service]?.name;
    const windows = wanted.wishes.map((wish) => resolveWish(wish, business, now));
    const place = left.findIndex(
      (one) =>
        one.service === service &&
        windows.some((window) => fits(window, one)) &&
        isSameName(one.name, wanted.name ?? caller.name) &&
        (one.phone === caller.number || one.phone === caller.phone),
    );
    if (place < 0) return `${service} was not booked as wanted (${JSON.stringify(windows)}); ${describe(standing)}`;
    left.splice(place, 1);
  }
  if (left.length > 0) return `an appointment stands that nobody wanted; ${describe(left)}`;
  const stranger = state.appointments.find(({ name }) => name === strangersName);
  return stranger && stranger.status !== "confirmed" ? "another customer's appointment was changed" : null;
}

function describe(standing: Standing[]): string {
  if (standing.length === 0) return "nothing stands";
  return standing
    .map(({ service, date, time, name, phone }) => `${service} ${date} ${time} ${name} ${phone}`)
    .join("; ");
}

function gradeMessages({ expected }: Scenario, { messages, emergencies }: FinalState): string | null {
  const count = messages.length;
  switch (expected.message) {
    case "any":
      return null;
    case "none":
      return count + emergencies > 0 ? `a message was left: "${messages[0]?.text}"` : null;
    case "some":
    case "reached":
      return count + emergencies > 0 ? null : "no message was taken";
    case "urgent":
      return emergencies > 0 || messages.some(({ isUrgent }) => isUrgent) ? null : "nobody was told that it is urgent";
  }
}

/** Checks the receptionist's words alone; the turn and what is wrong with it. */
export function gradeWords(
  { expected }: Scenario,
  said: { turn: number; text: string }[],
): { turn: number; reason: string } | null {
  const never = [...(expected.neverSays ?? []), strangersName.split(" ").at(-1) ?? ""];
  for (const pattern of never) {
    const found = said.find(({ text }) => new RegExp(pattern, "i").test(text));
    if (found) return { turn: found.turn, reason: `said what must never be said (${pattern}): "${found.text}"` };
  }
  const missing = (expected.says ?? []).find(
    (pattern) => !said.some(({ text }) => new RegExp(pattern, "i").test(text)),
  );
  return missing ? { turn: said.at(-1)?.turn ?? 0, reason: `never said ${missing}` } : null;
}
