import type { LeasedJob } from "@/lib/ports/stores";
import { removeLogoJob } from "./branding-jobs";
import { moveCalendarEventJob, syncCalendarEventJob, syncCalendarJob, watchCalendarJob } from "./calendar-jobs";
import { ringMemberJob, routeNumbersJob, wakeCallJob } from "./call-jobs";
import { importCustomersJob } from "./customer-jobs";
import { alertStaffJob, chargeFeeJob, copyRecordingJob, creditFeeJob, emailOwnerJob, sendTextJob } from "./effect-jobs";
import { alertOnCallJob, tellOnCallJob } from "./emergency-jobs";
import type { JobContext, JobResult } from "./job";
import { launchStepJob } from "./launch-jobs";
import { emailCustomerJob, fileRegistrationJob, replyToTextJob } from "./message-jobs";
import { sendDunningNoticeJob } from "./money-jobs";
import { type JobKind, payloads } from "./payloads";
import {
  deleteBusinessJob,
  emailExportJob,
  endRegistrationJob,
  eraseFilesJob,
  eraseInboxJob,
  eraseRecordingJob,
  exportDataJob,
  forgetCallJob,
} from "./privacy-jobs";
import { processWebhookJob } from "./process-webhook";
import { publishVersionJob, rehearseDraftJob } from "./receptionist-jobs";
import { callWithCodeJob, emailInvitationJob, sendDigestJob, tellMembersJob } from "./team-jobs";
import { readWebsiteJob } from "./website-jobs";

type Runner = (ctx: JobContext, payload: never, job: LeasedJob) => Promise<JobResult>;

const runners: Record<JobKind, Runner> = {
  process_webhook: processWebhookJob.run,
  send_text: sendTextJob.run,
  sync_calendar_event: syncCalendarEventJob.run,
  sync_calendar: syncCalendarJob.run,
  watch_calendar: watchCalendarJob.run,
  move_calendar_event: moveCalendarEventJob.run,
  charge_fee: chargeFeeJob.run,
  credit_fee: creditFeeJob.run,
  email_owner: emailOwnerJob.run,
  email_customer: emailCustomerJob.run,
  reply_to_text: replyToTextJob.run,
  copy_recording: copyRecordingJob.run,
  alert_staff: alertStaffJob.run,
  wake_call: wakeCallJob.run,
  route_numbers: routeNumbersJob.run,
  alert_on_call: alertOnCallJob.run,
  tell_on_call: tellOnCallJob.run,
  publish_version: publishVersionJob.run,
  rehearse_draft: rehearseDraftJob.run,
  launch_step: launchStepJob.run,
  email_invitation: emailInvitationJob.run,
  tell_members: tellMembersJob.run,
  call_with_code: callWithCodeJob.run,
  send_digest: sendDigestJob.run,
  read_website: readWebsiteJob.run,
  file_registration: fileRegistrationJob.run,
  import_customers: importCustomersJob.run,
  remove_logo: removeLogoJob.run,
  ring_member: ringMemberJob.run,
  erase_recording: eraseRecordingJob.run,
  forget_call: forgetCallJob.run,
  end_registration: endRegistrationJob.run,
  erase_files: eraseFilesJob.run,
  erase_inbox: eraseInboxJob.run,
  export_data: exportDataJob.run,
  email_export: emailExportJob.run,
  delete_business: deleteBusinessJob.run,
  send_dunning_notice: sendDunningNoticeJob.run,
};

/** Runs one leased job. Throws what its service throws; an unknown kind or payload is a permanent fault. */
export async function runJob(ctx: JobContext, job: LeasedJob): Promise<JobResult> {
  const kind = Object.keys(payloads).find((name): name is JobKind => name === job.kind);
  if (!kind) throw new TypeError(`no job of kind ${job.kind}`);
  const payload = payloads[kind].parse(job.payload);
  return runners[kind](ctx, payload as never, job);
}
