import Link from "next/link";
import { buttonStyle } from "@/components/ui/button";
import type { FoundInvitation } from "@/lib/domain/team/roles";
import { JoinForm, NewAccountForm, OtherAccount } from "./invitation-forms";

/** What the person does next, by who is signed in and whether the invited address can sign in. */
export function Way(props: { token: string; invitation: FoundInvitation; signedInAs: string | null }) {
  const { token, invitation, signedInAs } = props;
  if (signedInAs?.toLowerCase() === invitation.email) return <JoinForm token={token} />;
  if (signedInAs) return <OtherAccount token={token} email={signedInAs} invited={invitation.email} />;
  if (!invitation.hasAccount) return <NewAccountForm token={token} email={invitation.email} />;
  return (
    <Link
      href={`/login?next=${encodeURIComponent(`/invite/${token}`)}`}
      className={buttonStyle({ variant: "primary", size: "large" })}
    >
      Sign in and join
    </Link>
  );
}
