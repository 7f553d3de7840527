import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import ICAL from "ical.js";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { AppointmentDetails } from "@/lib/domain/booking/outcomes";
import { appointmentIcs } from "@/lib/providers/resend/appointment-ics";
import { createResendMailer } from "@/lib/providers/resend/mailer";

const appointment: AppointmentDetails = {
  id: "01a1fc7a-5ec1-7616-a180-9cf8e2bbf954",
  businessId: "b",
  businessName: "Rivera Plumbing",
  businessPhone: null,
  businessEmail: "owner@example.com",
  businessAddress: null,
  timeZone: "America/Denver",
  language: "en",
  reference: "BCD234",
  status: "confirmed",
  revision: 3,
  startsAt: new Date("2026-11-24T16:00:00Z"),
  endsAt: new Date("2026-11-24T17:00:00Z"),
  service: "Drain cleaning",
  resource: "Crew 1",
  customerName: "Ada; Jones,\nBEGIN:VEVENT",
  customerPhone: "+13035550111",
  customerEmail: null,
  address: "1 Main Street, Denver",
  notes: "clogged <b>sink</b>",
  priceCents: 14_900,
  isTest: false,
  callId: "call-1",
  calendarEventId: null,
  eventCalendarId: null,
  calendarRevision: null,
  lineNumber: null,
};

function eventsOf(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents("vevent").map((component) => new ICAL.Event(component));
  return { method: calendar.getFirstPropertyValue("method"), events };
}

describe("the .ics file of an appointment", () => {
  test("is read by a calendar as one event at that instant", () => {
    const { method, events } = eventsOf(appointmentIcs(appointment));

    expect(method).toBe("PUBLISH");
    expect(events).toHaveLength(1);
    expect(events[0]?.startDate.toJSDate()).toEqual(appointment.startsAt);
    expect(events[0]?.endDate.toJSDate()).toEqual(appointment.endsAt);
    expect(events[0]?.location).toBe("1 Main Street, Denver");
    expect(events[0]?.summary).toContain("Ada; Jones");
  });

  test("replaces its earlier revisions, and cancels them", () => {
    const first = eventsOf(appointmentIcs({ ...appointment, revision: 1 }));
    const cancelled = eventsOf(appointmentIcs({ ...appointment, revision: 4, status: "cancelled" }));

    expect(cancelled.events[0]?.uid).toBe(first.events[0]?.uid);
    expect(cancelled.events[0]?.sequence).toBeGreaterThan(first.events[0]?.sequence ?? 99);
    expect(cancelled.method).toBe("CANCEL");
    expect(cancelled.events[0]?.component.getFirstPropertyValue("status")).toBe("CANCELLED");
  });
});

interface Posted {
  headers: Record<string, unknown>;
  body: {
    to: string;
    subject: string;
    html: string;
    text: string;
    attachments: { filename: string; content: string }[];
  };
}

describe("a mail through Resend", () => {
  let server: Server;
  let posted: Posted[] = [];
  let answer: { status: number; body: unknown };

  beforeAll(async () => {
    server = createServer(async (request, response) => {
      let body = "";
      for await (const chunk of request) body += chunk;
      posted.push({ headers: request.headers, body: JSON.parse(body) });
      response.writeHead(answer.status, { "content-type": "application/json" }).end(JSON.stringify(answer.body));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  beforeEach(() => {
    posted = [];
    answer = { status: 200, body: { id: "mail-1" } };
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const send = () =>
    createResendMailer({
      apiKey: "re_tests",
      from: "CloudGreet <hello@example.com>",
      baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      appUrl: "https://app.example.com",
    }).sendToOwner({ kind: "booked", to: "owner@example.com", idempotencyKey: "email_owner:booked:1", appointment });

  test("has the facts in HTML and in text, the file, the link and a key that sends it once", async () => {
    await send();

    const [mail] = posted;
    expect(mail?.headers["idempotency-key"]).toBe("email_owner:booked:1");
    expect(mail?.body.subject).not.toMatch(/[\r\n]/);
    expect(mail?.body.html).toContain("https://app.example.com/dashboard/calls/call-1");
    expect(mail?.body.html).not.toContain("<b>sink</b>");
    expect(mail?.body.text).toContain("clogged <b>sink</b>");
    const [file] = mail?.body.attachments ?? [];
    expect(file?.filename).toBe("appointment.ics");
    expect(eventsOf(Buffer.from(file?.content ?? "", "base64").toString()).events).toHaveLength(1);
  });

  test.each([
    [429, "rate_limit_exceeded", "unavailable"],
    [500, "internal_server_error", "unavailable"],
    [422, "validation_error", "conflict"],
    [403, "invalid_from_address", "conflict"],
  ])("refused with %d %s is %s", async (status, name, code) => {
    answer = { status, body: { statusCode: status, name, message: "no" } };

    await expect(send()).rejects.toMatchObject({ code });
  });
});
