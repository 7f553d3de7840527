import { createClient } from "@supabase/supabase-js";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callerNumbers, openMoments, weekdayOf } from "@/__tests__/support/moments";
import { findBusiness, type Product, startProduct } from "@/__tests__/support/product";
import { untilQuiet } from "@/__tests__/support/quiet";
import { ringBusiness } from "@/__tests__/support/ring";
import { bookedOnce, readTrace, summarise, type Trace } from "@/__tests__/support/trace";
import type { CallReport } from "@/scripts/local/retell/call-report";

let product: Product;

beforeAll(async () => {
  product = await startProduct();
});

afterAll(async () => {
  await product.stop();
});

describe("a call that books", () => {
  const from = callerNumbers(2)();
  let report: CallReport;
  let trace: Trace;
  let callId: string;

  beforeAll(async () => {
    const business = findBusiness(product, "Rivera Plumbing");
    const day = weekdayOf(openMoments(business.timeZone)());
    report = await ringBusiness(product, business, from, [
      "Hi, my kitchen sink is clogged and I need somebody to come out.",
      `${day} morning would be great.`,
      "The first one is fine.",
      "Eleven fourteen Pearl Street",
      "Jenny Park.",
      "Yes, that's right.",
      "No, that's all. Thanks.",
    ]);
    await untilQuiet(product);
    trace = await readTrace(product, business, from);
    callId = trace.calls[0]?.id;
  });

  async function rows<Row extends Record<string, unknown>>(sql: string, value: unknown = callId): Promise<Row[]> {
    return (await product.admin.query<Row>(sql, [value])).rows;
  }

  test("leads to one of everything, at every provider", () => {
    expect(summarise(trace)).toEqual(bookedOnce);
  });

  test("is kept word by word, in order, with its tool calls", async () => {
    const turns = await rows<{ role: string; content: string }>(
      "select role, content from public.call_turns where call_id = $1 order by position",
    );
    const tools = await rows<{ tool_name: string; outcome: string }>(
      "select tool_name, outcome from public.call_events where call_id = $1 and kind = 'tool_call' order by position",
    );

    const said = report.conversation.map(({ role, content }) => ({
      role: role === "agent" ? "receptionist" : "caller",
      content,
    }));
    expect(turns).toEqual(said);
    expect(tools.slice(0, 2)).toEqual([
      { tool_name: "lookup_availability", outcome: "slots" },
      { tool_name: "book_appointment", outcome: "booked" },
    ]);
  });

  test("says the same moment to the caller, the customer, the owner and the calendar", () => {
    const [appointment] = trace.appointments;
    const startsAt: Date = appointment?.starts_at;
    const spoken = new Intl.DateTimeFormat("en-US", {
      timeZone: "America/Denver",
      hour: "numeric",
      minute: "2-digit",
    }).format(startsAt);

    const lastWords = report.conversation.map(({ content }) => content).join(" ");
    expect(lastWords).toContain(spoken);
    expect(trace.texts[0]?.text).toContain(spoken);
    expect(trace.mails[0]?.subject).toContain(spoken);
    expect(new Date(trace.events[0]?.start.dateTime ?? "")).toEqual(startsAt);
    expect(trace.texts[0]?.text).toContain(appointment?.reference);
    expect(trace.mails[0]?.attachments[0]?.text).toContain(`${appointment?.id}@cloudgreet`);
  });

  test("makes a customer, a consent, a notification and an entry in the audit log", async () => {
    const customer = await rows(
      "select name, address from public.customers where id = $1",
      trace.calls[0]?.customer_id,
    );
    const consent = await rows("select purpose, kind, source from public.consent_events where call_id = $1");
    const audit = await rows(
      "select actor_kind, action from public.audit_log where cause_id = $1 order by occurred_at",
    );

    expect(customer).toEqual([{ name: "Jenny Park", address: "Eleven fourteen Pearl Street" }]);
    expect(consent).toEqual([{ purpose: "appointment", kind: "granted", source: "call" }]);
    expect(trace.notifications.map(({ kind }) => kind)).toEqual(["booked"]);
    expect(audit).toEqual([{ actor_kind: "caller", action: "appointment.booked" }]);
  });

  test("has its recording in private storage", async () => {
    const [recording] = await rows<{ state: string; storage_path: string; size_bytes: string }>(
      "select state, storage_path, size_bytes from public.recordings where call_id = $1",
    );
    const { supabase } = product.file;
    const bucket = (key: string) => createClient(supabase.url, key).storage.from("recordings");
    const stored = await bucket(supabase.secretKey).download(recording?.storage_path ?? "");
    const stranger = await bucket(supabase.publishableKey).download(recording?.storage_path ?? "");

    expect(recording?.state).toBe("stored");
    expect(stored.data?.size).toBe(Number(recording?.size_bytes));
    expect(stranger.error).not.toBeNull();
  });

  test("ends with every event of the provider done and no job left over", async () => {
    const events = await rows<{ kind: string; state: string }>(
      "select kind, state from public.webhook_events where provider = $1",
      "retell",
    );
    const jobs = await rows<{ state: string }>("select distinct state from public.jobs where kind <> $1", "none");

    expect(new Set(events.map(({ state }) => state))).toEqual(new Set(["done"]));
    expect(events.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(["call_started", "call_ended", "call_analyzed"]),
    );
    expect(jobs).toEqual([{ state: "done" }]);
  });
});
