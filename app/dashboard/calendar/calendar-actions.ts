import { bookAppointment, cancelAppointment, editAppointment, placeAppointment, settleAppointment } from "./actions";
import { sayOnMyWay } from "./on-my-way-action";

/** What the calendar's components may ask of the server. */
export const calendarActions = {
  place: placeAppointment,
  book: bookAppointment,
  edit: editAppointment,
  cancel: cancelAppointment,
  settle: settleAppointment,
  tellOnMyWay: sayOnMyWay,
};
