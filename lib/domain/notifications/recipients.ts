import { defaultChoices, type NotificationGroup } from "./groups";
import { quietUntil } from "./quiet-until";

/** A member and what they chose; null groups: the defaults of their role. */
export interface Recipient {
  userId: string;
  role: string;
  email: string | null;
  /** The oldest owner, who is mailed at the business's own address. */
  isFirstOwner: boolean;
  businessEmail: string | null;
  timeZone: string;
  emailGroups: string[] | null;
  textGroups: string[] | null;
  mobile: string | null;
  /** "HH:MM" on the wall clock of `timeZone`. */
  quietFrom: string | null;
  quietTo: string | null;
}

/** One address or number to be told at. `waitUntil`: their quiet hours last until then. */
export interface Delivery {
  userId: string;
  to: string;
  waitUntil: Date | null;
}

interface About {
  group: NotificationGroup;
  /** Goes through quiet hours. */
  isUrgent: boolean;
  /** Owners are mailed whatever they chose. */
  isForOwners?: boolean;
  now: Date;
}

/** Who is mailed, each address once. A business whose members are not known is mailed at its own address. */
export function mailDeliveries(
  recipients: readonly Recipient[],
  businessEmail: string | null,
  about: About,
): Delivery[] {
  if (recipients.length === 0) return businessEmail ? [{ userId: "", to: businessEmail, waitUntil: null }] : [];
  const wanted = recipients.filter(
    ({ role, emailGroups }) =>
      (about.isForOwners && role === "owner") || (emailGroups ?? defaultChoices(role).email).includes(about.group),
  );
  return oncePerPlace(
    wanted.flatMap((recipient) => {
      const to = (recipient.isFirstOwner ? recipient.businessEmail : null) ?? recipient.email;
      return to ? [{ userId: recipient.userId, to, waitUntil: waitOf(recipient, about) }] : [];
    }),
  );
}

/** Whose mobile is texted, each number once. */
export function textDeliveries(recipients: readonly Recipient[], about: About): Delivery[] {
  return oncePerPlace(
    recipients.flatMap((recipient) =>
      recipient.mobile && recipient.textGroups?.includes(about.group)
        ? [{ userId: recipient.userId, to: recipient.mobile, waitUntil: waitOf(recipient, about) }]
        : [],
    ),
  );
}

function waitOf({ timeZone, quietFrom, quietTo }: Recipient, { isUrgent, now }: About): Date | null {
  return isUrgent ? null : quietUntil(now, timeZone, quietFrom, quietTo);
}

function oncePerPlace(deliveries: Delivery[]): Delivery[] {
  const seen = new Set<string>();
  return deliveries.filter(({ to }) => {
    const isNew = !seen.has(to.toLowerCase());
    seen.add(to.toLowerCase());
    return isNew;
  });
}
