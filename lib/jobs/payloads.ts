import { z } from "zod";
import { launchOrder } from "@/lib/domain/launch/launch-step";
import { dunningNotices } from "@/lib/domain/money/subscription";

/*
 * The payload of every kind of job, shared by the SQL that writes it and the code that reads it. We deploy over a full
 * table: a new field is optional, and its comment says which job in flight lacks it.
 */
export const payloads = {
  process_webhook: z.object({ webhook_event_id: z.uuid() }),
  send_text: z.object({ message_id: z.uuid() }),
  sync_calendar_event: z.object({ appointment_id: z.uuid() }),
  /* webhook_event_id: the push that it answers, when it is one. */
  sync_calendar: z.object({ synced_calendar_id: z.uuid(), webhook_event_id: z.uuid().optional() }),
  watch_calendar: z.object({ synced_calendar_id: z.uuid() }),
  move_calendar_event: z.object({ appointment_id: z.uuid(), from_calendar_id: z.string() }),
  charge_fee: z.object({ fee_id: z.uuid() }),
  credit_fee: z.object({ fee_id: z.uuid(), reason: z.string() }),
  email_owner: z.union([
    z.object({ kind: z.enum(["booked", "rescheduled", "cancelled"]), appointment_id: z.uuid() }),
    z.object({ kind: z.literal("message"), notification_id: z.uuid() }),
  ]),
  email_customer: z.object({ kind: z.enum(["booked", "rescheduled", "cancelled"]), appointment_id: z.uuid() }),
  reply_to_text: z.object({ conversation_id: z.uuid() }),
  copy_recording: z.object({ call_id: z.uuid() }),
  alert_staff: z.object({ incident_id: z.uuid() }),
  wake_call: z.object({ engine: z.enum(["telnyx", "openai-realtime"]), provider_call_id: z.string(), at: z.string() }),
  route_numbers: z.object({}),
  alert_on_call: z.object({ emergency_id: z.uuid(), step: z.int().min(0) }),
  launch_step: z.object({ step: z.enum(launchOrder) }),
  tell_on_call: z.object({ emergency_id: z.uuid(), about: z.enum(["taken", "closed", "number"]) }),
  publish_version: z.object({ version_id: z.uuid() }),
  rehearse_draft: z.object({ rehearsal_id: z.uuid() }),
  email_invitation: z.object({ invitation_id: z.uuid(), nonce: z.uuid() }),
  tell_members: z.object({ notification_id: z.uuid() }),
  call_with_code: z.object({ code_id: z.uuid() }),
  send_digest: z.object({ user_id: z.uuid(), day: z.iso.date() }),
  read_website: z.object({ import_id: z.uuid() }),
  ring_member: z.object({ call_id: z.uuid() }),
  send_dunning_notice: z.object({ episode_id: z.uuid(), notice: z.enum(dunningNotices) }),
  file_registration: z.object({}),
  import_customers: z.object({ import_id: z.uuid() }),
  remove_logo: z.object({ path: z.string() }),
  erase_recording: z.object({ call_id: z.uuid() }),
  /* engine: jobs of before there were recordings at Telnyx to delete lack it; theirs is Retell. */
  forget_call: z.object({
    call_id: z.uuid(),
    engine: z.enum(["retell", "telnyx"]).optional(),
    provider_call_id: z.string(),
  }),
  erase_files: z.object({ bucket: z.enum(["imports", "exports"]), paths: z.array(z.string()) }),
  /* after_id: the last event that was looked at; the first job of an erasure lacks it. */
  erase_inbox: z.object({ erasure_id: z.uuid(), after_id: z.uuid().optional() }),
  end_registration: z.object({ brand_id: z.string().nullable(), request_id: z.string().nullable() }),
  delete_business: z.object({}),
  email_export: z.object({ export_id: z.uuid() }),
  export_data: z.object({ export_id: z.uuid(), part: z.int().min(0) }),
} as const;

export type JobKind = keyof typeof payloads;
