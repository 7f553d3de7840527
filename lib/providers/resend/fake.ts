import { AppError } from "@/lib/errors";
import type { Mailer } from "@/lib/ports";

type OwnerMail = Parameters<Mailer["sendToOwner"]>[0];

/** A letter box in memory, for tests; like the real provider it sends a key once. */
export interface FakeMailer extends Mailer {
  mails: OwnerMail[];
  /** True while the provider does not answer. */
  isDown: boolean;
}

export function createFakeMailer(): FakeMailer {
  const fake: FakeMailer = {
    mails: [],
    isDown: false,
    async sendToOwner(mail) {
      if (fake.isDown) throw new AppError("unavailable", "The mail provider did not take the email.");
      if (fake.mails.some(({ idempotencyKey }) => idempotencyKey === mail.idempotencyKey)) return;
      fake.mails.push(mail);
    },
  };
  return fake;
}
