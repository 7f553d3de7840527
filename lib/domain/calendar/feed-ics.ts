/** An appointment as a feed shows it. */
export interface FeedAppointment {
  id: string;
  revision: number;
  status: string;
  startsAt: Date;
  endsAt: Date;
  service: string;
  resource: string;
  customerName: string;
  customerPhone: string | null;
  address: string | null;
  reference: string;
  changedAt: Date;
}

/**
 * A calendar that other programs subscribe to (RFC 5545). Times are UTC; the UID stays the same for every revision, so that a
 * subscriber replaces and does not add.
 */
export function renderFeed(businessName: string, appointments: FeedAppointment[]): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//CloudGreet//Appointments//EN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escapeText(businessName)}`,
    "REFRESH-INTERVAL;VALUE=DURATION:PT15M",
    "X-PUBLISHED-TTL:PT15M",
    ...appointments.flatMap(renderEvent),
    "END:VCALENDAR",
  ];
  return `${lines.map(fold).join("\r\n")}\r\n`;
}

function renderEvent(appointment: FeedAppointment): string[] {
  const details = [
    appointment.customerPhone ? `Phone: ${appointment.customerPhone}` : null,
    `With: ${appointment.resource}`,
    `Reference: ${appointment.reference}`,
  ].filter((line) => line !== null);
  return [
    "BEGIN:VEVENT",
    `UID:${appointment.id}@cloudgreet`,
    `SEQUENCE:${appointment.revision}`,
    `DTSTAMP:${stamp(appointment.changedAt)}`,
    `DTSTART:${stamp(appointment.startsAt)}`,
    `DTEND:${stamp(appointment.endsAt)}`,
    `STATUS:${appointment.status === "cancelled" ? "CANCELLED" : "CONFIRMED"}`,
    `SUMMARY:${escapeText(`${appointment.service}: ${appointment.customerName}`)}`,
    `DESCRIPTION:${escapeText(details.join("\n"))}`,
    ...(appointment.address ? [`LOCATION:${escapeText(appointment.address)}`] : []),
    "END:VEVENT",
  ];
}

function stamp(at: Date): string {
  return `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, "")}Z`;
}

/** Text values: a line break, comma, semicolon or backslash of somebody's name must not begin a property. */
function escapeText(text: string): string {
  return text
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll(/\r\n|\r|\n/g, "\\n")
    .replaceAll(/\p{Cc}/gu, "");
}

const octetsMax = 73;

/** Lines are at most 75 octets; what goes on begins with a space. Letters of several octets stay whole. */
function fold(line: string): string {
  const parts = [""];
  let size = 0;
  for (const letter of line) {
    const octets = new TextEncoder().encode(letter).length;
    if (size + octets > octetsMax) {
      parts.push("");
      size = 0;
    }
    parts[parts.length - 1] += letter;
    size += octets;
  }
  return parts.join("\r\n ");
}
