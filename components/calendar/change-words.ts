/** What an owner reads after a change that did not happen, or did. */
const words: Record<string, string> = {
  rescheduled: "Moved. The customer is told by text.",
  cancelled: "Cancelled. The customer is told by text.",
  already_cancelled: "It was cancelled already.",
  settled: "Noted.",
  slot_taken: "Nobody is free then.",
  outside_hours: "You are closed then.",
  too_soon: "That is too soon, or has not begun yet.",
  too_far: "That is further ahead than you take bookings.",
  too_late: "It has begun already. Say how it ended instead.",
  invalid_time: "There is no such moment. Check the date and the time.",
  business_inactive: "Your account is paused, so nothing can be booked.",
  changed_meanwhile: "Somebody else changed it meanwhile. What you see now is how it stands.",
  not_found: "It can no longer be changed.",
};

export function changeWords(outcome: string): string {
  return words[outcome] ?? "That did not work, and nothing was changed.";
}
