import type { MemberScope } from "@/lib/domain/member/reads";
import type { PrivacyReads } from "@/lib/domain/privacy/views";
import { findDeletion, findExportPart, loadCustomerPrivacy, loadPrivacy } from "./privacy";
import type { Read } from "./read";

/** Clocks, holds, copies and deletions as members see them. */
export function createPrivacyReads(read: Read): PrivacyReads<MemberScope> {
  return {
    loadPrivacy: (scope) => read(scope, (all) => loadPrivacy(all, scope.businessId)),
    loadCustomerPrivacy: (scope, customerId) =>
      read(scope, (all) => loadCustomerPrivacy(all, scope.businessId, customerId)),
    findExportPart: (scope, exportId, part) =>
      read(scope, (all) => findExportPart(all, scope.businessId, exportId, part)),
    findDeletion: (scope) => read(scope, (all) => findDeletion(all, scope.businessId)),
  };
}
