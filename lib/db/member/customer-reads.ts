import type { CustomerReads } from "@/lib/domain/customers/reads";
import { loadCallNote, selectImportErrors, selectImports } from "./customer-imports";
import { loadCustomer } from "./customer-profile";
import { listCustomers } from "./customers";
import type { Read } from "./read";

/** Customers as members see them. */
export function createCustomerReads(read: Read): CustomerReads {
  return {
    listCustomers: (scope, filter, page) => read(scope, (all) => listCustomers(all, scope.businessId, filter, page)),
    loadCustomer: (scope, customerId, cursor = null) =>
      read(scope, (all) => loadCustomer(all, scope.businessId, customerId, cursor)),
    listImports: (scope) => read(scope, (all) => selectImports(all, scope.businessId, null)),
    loadImport: (scope, importId) =>
      read(scope, async (all) => (await selectImports(all, scope.businessId, importId))[0] ?? null),
    listImportErrors: (scope, importId, fromRow, limit) =>
      read(scope, (all) => selectImportErrors(all, scope.businessId, { importId, fromRow, limit })),
    loadCallNote: (scope, callId) => read(scope, (all) => loadCallNote(all, scope.businessId, callId)),
  };
}
