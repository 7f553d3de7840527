import { advanceBooking } from "./booking";
import type { KnownAppointment, Task } from "./scripted-state";
import { ask, runTool, say, sentences, type Talk } from "./talk";

/** Starts what needs an appointment that already exists: looks the caller's up first. */
export function startExisting(talk: Talk, task: Extract<Task, "reschedule" | "cancel" | "existing">): Talk {
  const { state } = talk;
  state.task = task;
  state.chosen = null;
  state.readBack = null;
  if (state.target !== null) return withTarget(talk, state.target);
  if (state.phone === null && state.name === null) return ask(talk, "phone", sentences(talk).askPhone);
  return findAppointments(talk);
}

/** Looks the caller's appointments up. A number that is not the one they call from proves nothing without the name. */
export function findAppointments(talk: Talk): Talk {
  const { state } = talk;
  const isOwnNumber = state.phone === state.card.callerNumber;
  if (!isOwnNumber && state.name === null && !state.gaveUp.includes("name")) {
    return ask(talk, "name", sentences(talk).askName);
  }
  say(talk, sentences(talk).findingAppointments);
  return runTool(talk, "find_appointments", { phone: state.phone, name: isOwnNumber ? null : state.name });
}

/** Goes on with the appointment that the caller means. */
export function withTarget(talk: Talk, target: KnownAppointment): Talk {
  const { state } = talk;
  const facts = { service: target.service, moment: target.spoken };
  state.target = target;
  if (state.task === "cancel") return ask(talk, "cancel", sentences(talk).askCancel(facts));
  say(talk, sentences(talk).foundOne(facts));
  if (state.task === "reschedule") return advanceBooking(talk);
  state.task = "none";
  return ask(talk, "anything_else", sentences(talk).anythingElse);
}

/** Several appointments: asks which; one: goes on; none: asks for another name or number, then for a message. */
export function withAppointments(talk: Talk, appointments: KnownAppointment[]): Talk {
  const { state } = talk;
  state.appointments = appointments;
  const [only] = appointments;
  if (only !== undefined && appointments.length === 1) return withTarget(talk, only);
  const choices = appointments.slice(0, 3).map((appointment) => `${appointment.service}, ${appointment.spoken}`);
  return ask(talk, "which_appointment", sentences(talk).askWhichAppointment(choices));
}
