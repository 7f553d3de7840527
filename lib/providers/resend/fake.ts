import { AppError } from "@/lib/errors";
import type { CustomerMail, DigestMail, DunningMail, InvitationMail, Mailer, OwnerMail } from "@/lib/ports";

/** A letter box in memory, for tests; like the real provider it sends a key once. */
export interface FakeMailer extends Mailer {
  mails: OwnerMail[];
  customerMails: CustomerMail[];
  invitations: InvitationMail[];
  digests: DigestMail[];
  dunning: DunningMail[];
  /** True while the provider does not answer. */
  isDown: boolean;
}

export function createFakeMailer(): FakeMailer {
  const put = <Mail extends { idempotencyKey: string }>(box: Mail[], mail: Mail) => {
    if (fake.isDown) throw new AppError("unavailable", "The mail provider did not take the email.");
    if (!box.some(({ idempotencyKey }) => idempotencyKey === mail.idempotencyKey)) box.push(mail);
    return "sent" as const;
  };
  const fake: FakeMailer = {
    mails: [],
    customerMails: [],
    invitations: [],
    digests: [],
    dunning: [],
    isDown: false,
    async sendToOwner(mail) {
      return put(fake.mails, mail);
    },
    async sendToCustomer(mail) {
      return put(fake.customerMails, mail);
    },
    async sendInvitation(mail) {
      return put(fake.invitations, mail);
    },
    async sendDigest(mail) {
      return put(fake.digests, mail);
    },
    async sendDunning(mail) {
      return put(fake.dunning, mail);
    },
  };
  return fake;
}
