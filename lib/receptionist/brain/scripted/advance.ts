import { advanceBooking } from "./booking";
import { startExisting, withAppointments } from "./existing";
import { advanceMessage } from "./message";
import { ask, sentences, type Talk } from "./talk";

/** Takes up the thread where it was: asks what the task still needs, or what the caller needs. */
export function advance(talk: Talk): Talk {
  const { state } = talk;
  switch (state.task) {
    case "book":
    case "reschedule":
      if (state.task === "reschedule" && state.target === null) return startExisting(talk, "reschedule");
      return advanceBooking(talk);
    case "cancel":
    case "existing":
      if (state.appointments.length > 0 && state.target === null) return withAppointments(talk, state.appointments);
      return startExisting(talk, state.task);
    case "message":
      return advanceMessage(talk);
    default:
      if (state.asking === "anything_else") return ask(talk, "anything_else", sentences(talk).anythingElse);
      return ask(talk, "need", sentences(talk).askNeed);
  }
}
