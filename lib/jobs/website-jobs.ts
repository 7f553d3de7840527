import { readOwnWebsite } from "@/lib/services/website/read-own-website";
import { defineJob } from "./job";

export const readWebsiteJob = defineJob("read_website", async (ctx, { import_id: importId }, { businessId }) => {
  if (!businessId) return { done: "no business" };
  return { done: await readOwnWebsite(ctx, { businessId, importId }) };
});
