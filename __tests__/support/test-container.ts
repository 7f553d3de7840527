import { openTestDatabase, type TestDatabase } from "@/__tests__/support/database";
import type { Stores } from "@/__tests__/support/test-stores";
import { testVariables } from "@/__tests__/support/test-variables";
import { mondayMorning, secrets } from "@/__tests__/support/world";
import { type Container, createContainer } from "@/lib/container";
import { type Env, parseEnv } from "@/lib/env";
import type { LogFields } from "@/lib/log";
import { createFakeCalendarProvider, type FakeCalendarProvider } from "@/lib/providers/google/fake";
import { createFakeMailer, type FakeMailer } from "@/lib/providers/resend/fake";
import { createFakeVoicePlatform, type FakeVoicePlatform } from "@/lib/providers/retell/fake";
import { createFakeAlerts, type FakeAlerts } from "@/lib/providers/slack/fake";
import { createFakeBilling, type FakeBilling } from "@/lib/providers/stripe/fake";
import { createFakePlanSales, type FakePlanSales } from "@/lib/providers/stripe/fake-plan-sales";
import {
  createFakeBrandFiles,
  createFakeExportFiles,
  createFakeImportFiles,
  createFakeRecordingArchive,
  type FakeBrandFiles,
  type FakeExportFiles,
  type FakeImportFiles,
  type FakeRecordingArchive,
} from "@/lib/providers/supabase/fake";
import { createFakeTextSender, type FakeTextSender } from "@/lib/providers/telnyx/fake";
import { createFakeCallControl, type FakeCallControl } from "@/lib/providers/telnyx/fake-call-control";
import { createFakeCarrierFilings, type FakeCarrierFilings } from "@/lib/providers/telnyx/fake-carrier-filings";
import { createFakeNumberShop, type FakeNumberShop } from "@/lib/providers/telnyx/fake-number-shop";
import { createFakeWebsiteReader, type FakeWebsiteReader } from "@/lib/providers/web/fake";

export { mondayMorning, secrets };

export interface LogLine {
  level: "info" | "error";
  event: string;
  fields: LogFields;
  error?: unknown;
}

/** A whole application over a database of its own, with vendors in memory and a clock that stands. */
export interface TestContainer {
  container: Container;
  database: TestDatabase;
  /** The container's own ports to the database. */
  stores: Stores;
  /** The clock: what `container.now()` says until it is set anew. */
  clock: { now: Date };
  lines: LogLine[];
  texts: FakeTextSender;
  calendar: FakeCalendarProvider;
  billing: FakeBilling;
  mailer: FakeMailer;
  recordings: FakeRecordingArchive;
  importFiles: FakeImportFiles;
  brandFiles: FakeBrandFiles;
  exportFiles: FakeExportFiles;
  voice: FakeVoicePlatform;
  alerts: FakeAlerts;
  /** The carrier's side of calls that we lead or dial. */
  carrier: FakeCallControl;
  numberShop: FakeNumberShop;
  carrierFilings: FakeCarrierFilings;
  planSales: FakePlanSales;
  websites: FakeWebsiteReader;
  /** Waits for everything that was left for after the responses. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a clone of the migrated database and an application on it, which logs in as app_server. */
export async function openTestContainer(): Promise<TestContainer> {
  const database = await openTestDatabase();
  const clock = { now: mondayMorning };
  const lines: LogLine[] = [];
  const waiting: Promise<void>[] = [];
  const fakes = {
    textSender: createFakeTextSender(),
    calendarProvider: createFakeCalendarProvider(),
    billing: createFakeBilling(),
    mailer: createFakeMailer(),
    recordings: createFakeRecordingArchive(),
    importFiles: createFakeImportFiles(),
    brandFiles: createFakeBrandFiles(),
    exportFiles: createFakeExportFiles(),
    voice: createFakeVoicePlatform(),
    alerts: createFakeAlerts(),
    callControl: createFakeCallControl(),
    numberShop: createFakeNumberShop(),
    carrierFilings: createFakeCarrierFilings(),
    planSales: createFakePlanSales(),
    websites: createFakeWebsiteReader(),
  };
  const container = createContainer(testEnv(database.appUrl), {
    ...fakes,
    now: () => clock.now,
    log: {
      info: (event, fields = {}) => void lines.push({ level: "info", event, fields }),
      error: (event, error, fields = {}) => void lines.push({ level: "error", event, fields, error }),
    },
    afterResponse: (work) => void waiting.push(work()),
  });
  return {
    container,
    database,
    stores: container.ports,
    clock,
    lines,
    texts: fakes.textSender,
    calendar: fakes.calendarProvider,
    billing: fakes.billing,
    mailer: fakes.mailer,
    recordings: fakes.recordings,
    importFiles: fakes.importFiles,
    brandFiles: fakes.brandFiles,
    exportFiles: fakes.exportFiles,
    voice: fakes.voice,
    alerts: fakes.alerts,
    carrier: fakes.callControl,
    numberShop: fakes.numberShop,
    carrierFilings: fakes.carrierFilings,
    planSales: fakes.planSales,
    websites: fakes.websites,
    async settle() {
      while (waiting.length > 0) await waiting.shift();
    },
    async close() {
      await container.kysely.destroy();
      await database.close();
    },
  };
}

/** What parseEnv makes of testVariables. */
export function testEnv(databaseUrl: string, changes: Record<string, string> = {}): Env {
  const parsed = parseEnv(testVariables(databaseUrl, changes));
  if ("problems" in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.env;
}
