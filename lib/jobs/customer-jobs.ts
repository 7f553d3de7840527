import { runImport } from "@/lib/services/customers/import-customers";
import { defineJob } from "./job";

export const importCustomersJob = defineJob("import_customers", async (ctx, payload, { businessId }) => {
  if (!businessId) return { done: "no business" };
  return { done: await runImport(ctx, { businessId, importId: payload.import_id }) };
});
