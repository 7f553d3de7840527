import { alertOnCall } from "@/lib/services/emergencies/alert-on-call";
import { tellOnCall } from "@/lib/services/emergencies/tell-on-call";
import { defineJob } from "./job";

export const alertOnCallJob = defineJob("alert_on_call", async (ctx, payload, { businessId }) => {
  if (!businessId) return { done: "no business" };
  const { emergency_id: emergencyId, step } = payload;
  return { done: await alertOnCall(ctx, { businessId, emergencyId, step }) };
});

export const tellOnCallJob = defineJob("tell_on_call", async (ctx, payload, { businessId }) => {
  if (!businessId) return { done: "no business" };
  const { emergency_id: emergencyId, about } = payload;
  return { done: await tellOnCall(ctx, { businessId, emergencyId, about }) };
});
