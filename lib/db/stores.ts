import type { Kysely } from "kysely";
import type { Ports } from "@/lib/ports";
import type { AsSystem } from "./as-system";
import { createBookingStore } from "./bookings";
import { createBrandingStore } from "./branding";
import { createCalendarConnectionStore } from "./calendar-connections";
import { createCalendarSyncStore } from "./calendar-syncs";
import { createBusinessStore, createCallStore } from "./calls";
import { createConversationStore, createMailStore, createRegistrationStore } from "./conversations";
import { createCustomerStore, createImportStore } from "./customers";
import { createDunningStore } from "./dunning";
import { createCalendarStore, createFeeStore } from "./effects";
import { createEmergencyStore } from "./emergencies";
import { createLaunchStore, createOnboardingStore } from "./launch";
import { createMobileStore } from "./mobiles";
import { createDigestStore, createNotificationStore } from "./notifications";
import { createPhoneTestStore } from "./phone-tests";
import { createInboxStore, createIncidentStore, createJobStore, createReceptionistStore } from "./platform";
import { createExportStore, createPrivacyStore } from "./privacy";
import { createVersionStore } from "./receptionist-versions";
import { createSettingStore } from "./settings";
import { createSiteStore } from "./site";
import { createTeamStore } from "./team";
import { createTextStore } from "./texts";
import { createTransferStore } from "./transfers";
import type { DB } from "./types.gen";
import { createWebsiteImportStore } from "./website-imports";

/** How secrets are kept at rest; the context belongs to the one place where a sealed text can be opened again. */
interface Sealing {
  seal: (context: string, plain: string) => string;
  unseal: (context: string, sealed: string) => string;
}

type Stores = Pick<
  Ports,
  | "bookings"
  | "customers"
  | "imports"
  | "branding"
  | "privacy"
  | "exports"
  | "calls"
  | "phoneTests"
  | "businesses"
  | "transfers"
  | "businessSettings"
  | "texts"
  | "conversations"
  | "registrations"
  | "mails"
  | "fees"
  | "jobs"
  | "inbox"
  | "calendars"
  | "calendarSyncs"
  | "calendarConnections"
  | "receptionists"
  | "versions"
  | "incidents"
  | "emergencies"
  | "onboarding"
  | "launches"
  | "team"
  | "notifications"
  | "mobiles"
  | "digests"
  | "dunning"
  | "websiteImports"
  | "site"
>;

/** Every port that Postgres stands behind, through the functions of migrations/functions. */
export function createStores(asSystem: AsSystem, kysely: Kysely<DB>, { seal, unseal }: Sealing): Stores {
  return {
    bookings: createBookingStore(asSystem),
    customers: createCustomerStore(asSystem),
    imports: createImportStore(asSystem),
    branding: createBrandingStore(asSystem),
    privacy: createPrivacyStore(asSystem),
    exports: createExportStore(asSystem),
    calls: createCallStore(asSystem),
    phoneTests: createPhoneTestStore(asSystem),
    businesses: createBusinessStore(asSystem),
    transfers: createTransferStore(asSystem),
    businessSettings: createSettingStore(asSystem),
    texts: createTextStore(asSystem),
    conversations: createConversationStore(asSystem),
    registrations: createRegistrationStore(asSystem),
    mails: createMailStore(asSystem),
    fees: createFeeStore(asSystem),
    jobs: createJobStore(asSystem),
    inbox: createInboxStore(asSystem),
    calendars: createCalendarStore(asSystem, unseal),
    calendarSyncs: createCalendarSyncStore(asSystem, unseal),
    calendarConnections: createCalendarConnectionStore(asSystem, seal),
    receptionists: createReceptionistStore(asSystem),
    versions: createVersionStore(asSystem),
    incidents: createIncidentStore(asSystem),
    emergencies: createEmergencyStore(asSystem),
    onboarding: createOnboardingStore(asSystem),
    launches: createLaunchStore(asSystem),
    team: createTeamStore(asSystem),
    notifications: createNotificationStore(asSystem),
    mobiles: createMobileStore(asSystem),
    digests: createDigestStore(asSystem, kysely),
    dunning: createDunningStore(asSystem),
    websiteImports: createWebsiteImportStore(asSystem),
    site: createSiteStore(asSystem),
  };
}
