import { weekdayNames } from "./weekday-names";

const label: Record<string, string> = {
  leadMinutes: "Minutes ahead",
  stepMinutes: "Minutes between starts",
  horizonDays: "Days ahead",
  cancelGraceMinutes: "Minutes to cancel",
  needsAddress: "Needs an address",
  durationMinutes: "Minutes",
  bufferMinutes: "Buffer",
  priceCents: "Cents",
  isActive: "In use",
  resourceIds: "Crews",
  expiresOn: "Until",
  startsOn: "From",
  endsOn: "To",
  remindsDayBefore: "Reminder the day before",
  remindsHoursBefore: "Reminder two hours before",
  textsBack: "Text after a missed call",
  answersTexts: "The receptionist answers texts",
  timeZone: "Time zone",
  reviewUrl: "Review link",
};

const hidden = new Set(["id", "weekday"]);

function describeValue(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "none" : value.join(", ");
  if (typeof value === "boolean") return value ? "yes" : "no";
  return value === "" || value === null ? "none" : String(value);
}

function describeField([key, value]: [string, unknown]): string {
  return `${label[key] ?? key.charAt(0).toUpperCase() + key.slice(1)}: ${describeValue(value)}`;
}

/** A section of the settings in lines that can be compared: one a row of a list, one a field of a form. */
export function describeSetting(value: unknown): string[] {
  if (!Array.isArray(value)) return Object.entries(value ?? {}).map(describeField);
  return value.map((row: unknown) => {
    if (typeof row !== "object" || row === null) return String(row);
    const fields = Object.entries(row).filter(([key]) => !hidden.has(key));
    const weekday = "weekday" in row ? `${weekdayNames[Number(row.weekday) - 1]} · ` : "";
    return weekday + fields.map(describeField).join(" · ");
  });
}
