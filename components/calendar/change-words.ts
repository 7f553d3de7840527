/** What an owner reads after a change that did not happen. */
const words: Record<string, string> = {
  too_soon: "It has not begun yet.",
  too_late: "It has begun already. Say how it ended instead.",
  invalid_time: "There is no such moment. Check the date and the time.",
  changed_meanwhile: "Somebody else changed it meanwhile. What you see now is how it stands.",
  not_found: "It can no longer be changed.",
};

export function changeWords(outcome: string): string {
  return words[outcome] ?? "That did not work, and nothing was changed.";
}
