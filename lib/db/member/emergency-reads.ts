import type { MemberReads } from "@/lib/domain/member/reads";
import { findCallEmergency, listEmergencies, selectCurrentEmergencies } from "./emergencies";
import type { Read } from "./read";

type EmergencyReads = Pick<MemberReads, "listCurrentEmergencies" | "findCallEmergency" | "listEmergencies">;

/** The reads of emergencies, each in a transaction of the person who looks. */
export function createEmergencyReads(read: Read): EmergencyReads {
  return {
    listCurrentEmergencies: (scope, now) =>
      read(scope, (transaction) => selectCurrentEmergencies(transaction, scope.businessId, now)),
    findCallEmergency: (scope, callId) =>
      read(scope, (transaction) => findCallEmergency(transaction, scope.businessId, callId)),
    listEmergencies: (scope, page) =>
      read(scope, (transaction) => listEmergencies(transaction, scope.businessId, page)),
  };
}
