import type { ReactElement } from "react";
import { render } from "react-email";
import { Resend } from "resend";
import type { AppointmentDetails } from "@/lib/domain/booking/outcomes";
import { AppError } from "@/lib/errors";
import type { Mailer, MailResult } from "@/lib/ports";
import type { Brand } from "@/lib/ports/branding";
import { appointmentIcs } from "./appointment-ics";
import { CustomerMailBody, describeCustomerMail } from "./customer-mail";
import { DigestMailBody, describeDigestMail } from "./digest-mail";
import { DunningMailBody, describeDunningMail } from "./dunning-mail";
import { describeInvitationMail, InvitationMailBody } from "./invitation-mail";
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

interface Attachment {
  filename: string;
  /** Base64. */
  content: string;
  contentType: string;
  /** Shown where the words name it, not among the files. */
  contentId?: string;
}

interface Letter {
  to: string;
  subject: string;
  body: ReactElement;
  idempotencyKey: string;
  /** Where an answer goes. */
  replyTo: string | null;
  attachments: Attachment[];
  headers?: Record<string, string>;
}

/** Mail through Resend. Its SDK never throws: every answer carries data or an error. */
export function createResendMailer({ apiKey, from, baseUrl, appUrl }: ResendConfig): Mailer {
  const resend = new Resend(apiKey, baseUrl ? { baseUrl } : undefined);
  const send = async (letter: Letter): Promise<MailResult> => {
    const { to, subject, body, attachments, idempotencyKey, replyTo, headers } = letter;
    const { error } = await resend.emails.send(
      {
        from,
        to,
        // A line break in a customer's name would start a header of its own.
        subject: subject.replace(/[\r\n]+/g, " "),
        html: await render(body),
        text: await render(body, { plainText: true }),
        attachments,
        ...(replyTo ? { replyTo } : {}),
        ...(headers ? { headers } : {}),
      },
      { idempotencyKey },
    );
    // The key was used with other bytes: a mail left before a crash, and what it says (or the .ics time stamp) is
    // written anew each time.
    if (!error || error.name === "invalid_idempotent_request") return "sent";
    const code = retryable.has(error.name) ? "unavailable" : "conflict";
    throw new AppError(code, "The mail provider did not take the email.", { cause: error });
  };
  return {
    async sendToOwner(mail) {
      const { subject, ...content } = describeOwnerMail(mail, appUrl);
      const attachments = mail.kind === "message" ? [] : attachIcs(mail.appointment);
      const { to, idempotencyKey } = mail;
      return send({ to, subject, body: <OwnerMailBody {...content} />, attachments, idempotencyKey, replyTo: null });
    },
    async sendToCustomer(mail) {
      const content = describeCustomerMail(mail);
      const { to, idempotencyKey, appointment, brand } = mail;
      return send({
        to,
        subject: content.subject,
        body: <CustomerMailBody {...content} />,
        attachments: [...attachIcs(appointment), ...attachLogo(brand)],
        idempotencyKey,
        replyTo: appointment.businessEmail,
      });
    },
    ...memberLetters(send, appUrl),
  };
}

/** Mails to members that are about no appointment. */
function memberLetters(
  send: (letter: Letter) => Promise<MailResult>,
  appUrl: string,
): Pick<Mailer, "sendInvitation" | "sendDigest" | "sendDunning"> {
  return {
    async sendInvitation({ to, idempotencyKey, invitation, link }) {
      const { subject, ...content } = describeInvitationMail(invitation, link);
      const body = <InvitationMailBody {...content} />;
      return send({ to, subject, body, idempotencyKey, replyTo: invitation.inviter, attachments: [] });
    },
    async sendDunning({ to, idempotencyKey, notice, facts }) {
      const { subject, ...content } = describeDunningMail(notice, facts, appUrl);
      const body = <DunningMailBody {...content} />;
      return send({ to, subject, body, idempotencyKey, replyTo: null, attachments: [] });
    },
    async sendDigest({ to, idempotencyKey, digest, stopToken }) {
      const { subject, ...content } = describeDigestMail(digest, appUrl, stopToken);
      const body = <DigestMailBody {...content} />;
      // Mail programs that know these headers (RFC 8058) show a button of their own.
      const headers = {
        "List-Unsubscribe": `<${appUrl}/api/digest/stop/${stopToken}>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      };
      return send({ to, subject, body, idempotencyKey, replyTo: null, attachments: [], headers });
    },
  };
}

function attachLogo({ logo }: Brand): Attachment[] {
  if (!logo) return [];
  const filename = `logo.${logo.type.slice("image/".length)}`;
  return [{ filename, content: Buffer.from(logo.bytes).toString("base64"), contentType: logo.type, contentId: "logo" }];
}

function attachIcs(appointment: AppointmentDetails): Attachment[] {
  const content = Buffer.from(appointmentIcs(appointment)).toString("base64");
  return [{ filename: "appointment.ics", content, contentType: "text/calendar" }];
}
