import pg from "pg";
import { openTestDatabase, type TestDatabase } from "@/__tests__/support/database";
import { secrets } from "@/__tests__/support/world";
import { parseKeyRing, unseal } from "@/lib/crypto/seal";
import { createAsSystem } from "@/lib/db/as-system";
import { createBookingStore } from "@/lib/db/bookings";
import { createBusinessStore, createCallStore } from "@/lib/db/calls";
import { createCalendarStore, createFeeStore } from "@/lib/db/effects";
import { createEmergencyStore } from "@/lib/db/emergencies";
import { createLaunchStore, createOnboardingStore } from "@/lib/db/launch";
import { createInboxStore, createIncidentStore, createJobStore, createReceptionistStore } from "@/lib/db/platform";
import { createTextStore } from "@/lib/db/texts";
import type { Ports } from "@/lib/ports";

/** The ports that lead to the database. */
export type Stores = Pick<
  Ports,
  | "bookings"
  | "calls"
  | "businesses"
  | "texts"
  | "fees"
  | "jobs"
  | "inbox"
  | "calendars"
  | "receptionists"
  | "incidents"
  | "emergencies"
  | "onboarding"
  | "launches"
>;

/** A database of one test file and the application's way to it; nothing of vendors is even loaded. */
export interface TestStores {
  database: TestDatabase;
  stores: Stores;
  close(): Promise<void>;
}

/** Opens a clone of the migrated database; the stores log in as app_server. */
export async function openTestStores(): Promise<TestStores> {
  const database = await openTestDatabase();
  const pool = new pg.Pool({ connectionString: database.appUrl, max: 12 });
  const asSystem = createAsSystem(pool);
  const keys = parseKeyRing(secrets.encryptionKeys);
  return {
    database,
    stores: {
      bookings: createBookingStore(asSystem),
      calls: createCallStore(asSystem),
      businesses: createBusinessStore(asSystem),
      texts: createTextStore(asSystem),
      fees: createFeeStore(asSystem),
      jobs: createJobStore(asSystem),
      inbox: createInboxStore(asSystem),
      calendars: createCalendarStore(asSystem, (context, sealed) => unseal(keys, context, sealed)),
      receptionists: createReceptionistStore(asSystem),
      incidents: createIncidentStore(asSystem),
      emergencies: createEmergencyStore(asSystem),
      onboarding: createOnboardingStore(asSystem),
      launches: createLaunchStore(asSystem),
    },
    async close() {
      await pool.end();
      await database.close();
    },
  };
}
