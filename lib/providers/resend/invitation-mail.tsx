import { type FoundInvitation, roleWords } from "@/lib/domain/team/roles";
import { MailButton, MailFrame, MailLine } from "./mail-frame";

interface InvitationContent {
  heading: string;
  lead: string;
  role: string;
  link: string;
}

/** Subject and words of an invitation. */
export function describeInvitationMail(
  { businessName, inviter, role }: FoundInvitation,
  link: string,
): InvitationContent & { subject: string } {
  const { label, may } = roleWords[role];
  return {
    subject: `Join ${businessName} on CloudGreet`,
    heading: `Join ${businessName}`,
    lead: `${inviter ?? "The owner"} asks you to join ${businessName} on CloudGreet, the receptionist that answers its calls.`,
    role: `Your role: ${label}. ${may}.`,
    link,
  };
}

/** The mail that asks somebody to join. */
export function InvitationMailBody({ heading, lead, role, link }: InvitationContent) {
  return (
    <MailFrame preview={lead} heading={heading}>
      <MailLine>{lead}</MailLine>
      <MailLine>{role}</MailLine>
      <MailButton href={link}>See the invitation</MailButton>
      <MailLine isQuiet>
        The link works for seven days, for this address alone. If you did not expect it, do nothing.
      </MailLine>
    </MailFrame>
  );
}
