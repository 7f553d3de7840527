import type { Kysely, Transaction } from "kysely";
import pg from "pg";
import { asMember } from "@/lib/db/as-member";
import type { DB } from "@/lib/db/types.gen";
import type { MemberReads, MemberScope } from "@/lib/domain/member/reads";
import { AppError } from "@/lib/errors";
import { createAppointmentReads } from "./appointment-reads";
import { selectNextAppointments } from "./appointments";
import { attentionSince, selectAttention } from "./attention";
import { listFees, loadBilling } from "./billing";
import { selectBusinesses, selectFrame } from "./businesses";
import { findRecording, loadCall } from "./call-details";
import { listCalls, selectFigures } from "./calls";
import { listConversations, loadConversation } from "./conversations";
import { createCustomerReads } from "./customer-reads";
import { createEmergencyReads } from "./emergency-reads";
import { selectRangeFigures } from "./figures";
import { listPlans, loadLaunch } from "./launch";
import { loadMobile } from "./mobile";
import { listNotifications, loadChoices, selectLiveTopic } from "./notifications";
import { loadPhone } from "./phone-page";
import { createPrivacyReads } from "./privacy-reads";
import { loadReceptionist } from "./receptionist";
import { selectReport } from "./report";
import { searchEverything } from "./search";
import { loadBranding, loadSetting } from "./settings";
import { loadWebsiteImport } from "./website-imports";

const nextShown = 5;
const latestShown = 6;

/** The reads of signed-in people. Throws AppError `unavailable` when Postgres cannot answer. */
export function createMemberReads(kysely: Kysely<DB>): MemberReads {
  const read = <Result>(scope: MemberScope, work: (transaction: Transaction<DB>) => Promise<Result>) =>
    asMember(kysely, scope.claims, work).catch(rethrow);
  return {
    ...createAppointmentReads(read),
    ...createCustomerReads(read),
    ...createEmergencyReads(read),
    ...createPrivacyReads(read),
    listBusinesses: (claims) =>
      asMember(kysely, claims, (transaction) => selectBusinesses(transaction, claims.sub)).catch(rethrow),
    loadFrame: (scope, today, now) =>
      read(scope, (transaction) => selectFrame(transaction, scope.businessId, today, now)),
    loadOverview: (scope, since, now) =>
      read(scope, async (transaction) => ({
        figures: await selectFigures(transaction, scope.businessId, since),
        attention: await selectAttention(transaction, scope.businessId, attentionSince(now)),
        nextAppointments: await selectNextAppointments(transaction, scope.businessId, now, nextShown),
        latestCalls: (
          await listCalls(
            transaction,
            scope.businessId,
            { search: null, outcome: null, since: null },
            { cursor: null, limit: latestShown },
          )
        ).rows,
      })),
    loadFigures: (scope, range, timeZone) =>
      read(scope, (transaction) => selectRangeFigures(transaction, { businessId: scope.businessId, timeZone, range })),
    listCalls: (scope, filter, page) =>
      read(scope, (transaction) => listCalls(transaction, scope.businessId, filter, page)),
    listConversations: (scope, filter, page) =>
      read(scope, (transaction) => listConversations(transaction, scope, filter, page)),
    loadConversation: (scope, conversationId, cursor = null) =>
      read(scope, (transaction) => loadConversation(transaction, scope, conversationId, cursor)),
    loadCall: (scope, callId) => read(scope, (transaction) => loadCall(transaction, scope.businessId, callId)),
    loadBranding: (scope) => read(scope, (transaction) => loadBranding(transaction, scope.businessId)),
    loadSetting: (scope, section) => read(scope, (transaction) => loadSetting(transaction, scope.businessId, section)),
    listNotifications: (scope, filter, page) =>
      read(scope, (transaction) => listNotifications(transaction, scope.businessId, filter, page)),
    loadChoices: (scope, role) => read(scope, (transaction) => loadChoices(transaction, scope.businessId, role)),
    loadMobile: (scope, now) => read(scope, (transaction) => loadMobile(transaction, scope.businessId, now)),
    findLiveTopic: (scope) => read(scope, (transaction) => selectLiveTopic(transaction, scope.businessId)),
    findRecording: (scope, callId) =>
      read(scope, (transaction) => findRecording(transaction, scope.businessId, callId)),
    loadBilling: (scope, now) => read(scope, (transaction) => loadBilling(transaction, scope.businessId, now)),
    listFees: (scope, filter, page) =>
      read(scope, (transaction) => listFees(transaction, scope.businessId, filter, page)),
    loadReport: (scope, range, step, timeZone) =>
      read(scope, (transaction) => selectReport(transaction, { businessId: scope.businessId, timeZone, range, step })),
    loadPhone: (scope, now) => read(scope, (transaction) => loadPhone(transaction, scope.businessId, now)),
    search: (scope, words, timeZone) =>
      read(scope, (transaction) => searchEverything(transaction, { businessId: scope.businessId, timeZone, words })),
    loadLaunch: (scope) => read(scope, (transaction) => loadLaunch(transaction, scope.businessId)),
    listPlans: (scope) => read(scope, (transaction) => listPlans(transaction)),
    loadWebsiteImport: (scope) => read(scope, (transaction) => loadWebsiteImport(transaction, scope.businessId)),
    loadReceptionist: (scope) => read(scope, (transaction) => loadReceptionist(transaction, scope.businessId)),
  };
}

/** Connection trouble, shutdowns and time-outs pass; anything else that Postgres says is a fault of ours. */
function rethrow(error: unknown): never {
  if (error instanceof AppError) throw error;
  const isFault = error instanceof pg.DatabaseError && !/^(08|53|57)/.test(error.code ?? "");
  throw isFault
    ? new AppError("internal", "The data could not be read.", { cause: error })
    : new AppError("unavailable", "The database cannot answer right now.", { cause: error });
}
