/** For how many days each kind is kept; null keeps it. */
export interface Clocks {
  recordingDays: number | null;
  transcriptDays: number | null;
  textDays: number | null;
}

/** What holds until an owner chooses; the columns of privacy_settings have the same defaults. */
export const defaultClocks: Clocks = { recordingDays: 90, transcriptDays: 365, textDays: 730 };

/** What the form offers. */
export const clockChoices: readonly (number | null)[] = [7, 30, 90, 180, 365, 730, 1095, 2555, null];

const years: Record<number, string> = { 365: "1 year", 730: "2 years", 1095: "3 years", 2555: "7 years" };

/** "90 days", "1 year"; null: "Keep". */
export function sayClock(value: number | null): string {
  if (value === null) return "Keep";
  return years[value] ?? `${value} days`;
}

/** Why something is no longer there. `afterDays` is null when a customer's data was erased. */
export function sayRemoved(afterDays: number | null): string {
  return afterDays === null
    ? "Removed, because the customer's data was erased."
    : `Removed after ${sayClock(afterDays)}, as your settings say.`;
}
