import { render } from "react-email";
import { Resend } from "resend";
import { AppError } from "@/lib/errors";
import type { Mailer, OwnerMail } from "@/lib/ports";
import { appointmentIcs } from "./appointment-ics";
import { describeOwnerMail, OwnerMailBody } from "./owner-mail";

export interface ResendConfig {
  apiKey: string;
  from: string;
  baseUrl: string | undefined;
  /** Public address of the web application, for links. */
  appUrl: string;
}

const retryable = new Set([
  "rate_limit_exceeded",
  "daily_quota_exceeded",
  "monthly_quota_exceeded",
  "application_error",
  "internal_server_error",
  "concurrent_idempotent_requests",
]);

/** Mail through Resend. Its SDK never throws: every answer carries data or an error. */
export function createResendMailer({ apiKey, from, baseUrl, appUrl }: ResendConfig): Mailer {
  const resend = new Resend(apiKey, baseUrl ? { baseUrl } : undefined);
  return {
    async sendToOwner(mail) {
      const { subject, ...content } = describeOwnerMail(mail, appUrl);
      const body = <OwnerMailBody {...content} />;
      const { error } = await resend.emails.send(
        {
          from,
          to: mail.to,
          // A line break in a customer's name would start a header of its own.
          subject: subject.replace(/[\r\n]+/g, " "),
          html: await render(body),
          text: await render(body, { plainText: true }),
          attachments: attachmentsOf(mail),
        },
        { idempotencyKey: mail.idempotencyKey },
      );
      if (!error) return;
      const code = retryable.has(error.name) ? "unavailable" : "conflict";
      throw new AppError(code, "The mail provider did not take the email.", { cause: error });
    },
  };
}

function attachmentsOf(mail: OwnerMail) {
  if (mail.kind === "message") return [];
  const content = Buffer.from(appointmentIcs(mail.appointment)).toString("base64");
  return [{ filename: "appointment.ics", content, contentType: "text/calendar" }];
}
