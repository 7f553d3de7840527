const form = /^cg([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/;

/** The id of an appointment's event. Google's ids are base32hex (0-9, a-v): a UUID without hyphens fits. */
export function makeEventId(appointmentId: string): string {
  return `cg${appointmentId.replaceAll("-", "")}`;
}

/** The appointment that an event's id may be of; null when it cannot be one of ours. */
export function readEventId(eventId: string): string | null {
  const [, ...parts] = form.exec(eventId) ?? [];
  return parts.length === 5 ? parts.join("-") : null;
}
