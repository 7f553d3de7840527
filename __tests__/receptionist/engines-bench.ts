import { openTestDatabase, type TestDatabase } from "@/__tests__/support/database";
import { type BusinessPlan, makeBusiness, type TestBusiness } from "@/__tests__/support/make-business";
import { mondayMorning, testEnv } from "@/__tests__/support/test-container";
import { type Container, createContainer } from "@/lib/container";
import { createFakeCalendarProvider } from "@/lib/providers/google/fake";
import {
  createFakeLanguageModel,
  createFakeRealtimeCalls,
  type FakeLanguageModel,
  type FakeRealtimeCalls,
} from "@/lib/providers/openai/fake";
import { createFakeMailer } from "@/lib/providers/resend/fake";
import { createFakeVoicePlatform } from "@/lib/providers/retell/fake";
import { createFakeAlerts } from "@/lib/providers/slack/fake";
import { createFakeBilling } from "@/lib/providers/stripe/fake";
import { createFakeRecordingArchive } from "@/lib/providers/supabase/fake";
import { createFakeTextSender } from "@/lib/providers/telnyx/fake";
import { createFakeCallControl, type FakeCallControl } from "@/lib/providers/telnyx/fake-call-control";

export const webhookSecret = `whsec_${Buffer.from("the secret of engine tests").toString("base64")}`;
export const fallbackNumber = "+13035550999";

/** An application over a database of its own, with the carrier and the model in memory. */
export interface EngineBench {
  container: Container;
  database: TestDatabase;
  clock: { now: Date };
  carrier: FakeCallControl;
  realtime: FakeRealtimeCalls;
  model: FakeLanguageModel;
  /** Which providers answer. */
  up: Record<string, boolean>;
  business(plan?: BusinessPlan & { engine?: string; fallback?: string }): Promise<TestBusiness>;
  settle(): Promise<void>;
  close(): Promise<void>;
}

export async function openEngineBench({ hasModel = false } = {}): Promise<EngineBench> {
  const database = await openTestDatabase();
  const clock = { now: mondayMorning };
  const waiting: Promise<void>[] = [];
  const carrier = createFakeCallControl();
  const realtime = createFakeRealtimeCalls();
  const model = createFakeLanguageModel();
  model.isConfigured = hasModel;
  const up: Record<string, boolean> = { retell: true };
  const env = testEnv(database.appUrl, {
    OPENAI_API_KEY: "sk-engine-tests",
    OPENAI_WEBHOOK_SECRET: webhookSecret,
    TELNYX_FALLBACK_NUMBER: fallbackNumber,
    MODEL_DAILY_CAP_CENTS: "100",
  });
  const container = createContainer(env, {
    textSender: createFakeTextSender(),
    calendarProvider: createFakeCalendarProvider(),
    billing: createFakeBilling(),
    mailer: createFakeMailer(),
    recordings: createFakeRecordingArchive(),
    voice: createFakeVoicePlatform(),
    alerts: createFakeAlerts(),
    callControl: carrier,
    realtime,
    model,
    engineHealth: { watched: ["retell"], isUp: async (provider) => up[provider] ?? false },
    now: () => clock.now,
    log: { info: () => undefined, error: () => undefined },
    afterResponse: (work) => void waiting.push(work()),
  });
  return {
    container,
    database,
    clock,
    carrier,
    realtime,
    model,
    up,
    async business({ engine = "telnyx", fallback = "telnyx", ...plan } = {}) {
      const made = await makeBusiness(database.admin, plan);
      await database.admin.query(
        "update public.receptionists set engine = $2, fallback_engine = $3 where business_id = $1",
        [made.id, engine, fallback],
      );
      return made;
    },
    async settle() {
      while (waiting.length > 0) await waiting.shift();
    },
    async close() {
      await container.kysely.destroy();
      await database.close();
    },
  };
}
