import type { Mailer } from "@/lib/ports";
import type { MailStore } from "@/lib/ports/messaging";

/** A mailer that sends nothing to an address that bounced or complained, whoever asks it to. */
export function refuseSuppressed(mailer: Mailer, mails: MailStore): Mailer {
  return {
    ...mailer,
    async sendToOwner(mail) {
      return (await mails.isSuppressed(mail.to)) ? "suppressed" : mailer.sendToOwner(mail);
    },
    async sendToCustomer(mail) {
      return (await mails.isSuppressed(mail.to)) ? "suppressed" : mailer.sendToCustomer(mail);
    },
    async sendInvitation(mail) {
      return (await mails.isSuppressed(mail.to)) ? "suppressed" : mailer.sendInvitation(mail);
    },
    async sendDigest(mail) {
      return (await mails.isSuppressed(mail.to)) ? "suppressed" : mailer.sendDigest(mail);
    },
    async sendDunning(mail) {
      return (await mails.isSuppressed(mail.to)) ? "suppressed" : mailer.sendDunning(mail);
    },
  };
}
