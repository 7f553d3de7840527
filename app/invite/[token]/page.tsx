import Link from "next/link";
import { FormFrame } from "@/app/(auth)/_form/form-frame";
import { linkStyle } from "@/components/ui/link";
import { getContainer } from "@/lib/container";
import { type FoundInvitation, roleWords } from "@/lib/domain/team/roles";
import { readClaims } from "@/lib/http/session";
import { systemContext } from "@/lib/http/system-context";
import { findInvitation } from "@/lib/services/team/accept-invitation";
import { Way } from "./way";

export const metadata = { title: "Invitation", robots: { index: false }, referrer: "no-referrer" as const };

const closed = {
  accepted: "This invitation was used already. Sign in to see the business.",
  revoked: "This invitation was taken back, or replaced by a newer one. Look for a newer mail, or ask again.",
  expired: "This invitation has run out. Ask whoever sent it for a new one.",
};

export default async function InvitationPage({ params }: PageProps<"/invite/[token]">) {
  const { token } = await params;
  const invitation = await findInvitation(systemContext(getContainer(), "invitation"), token);
  if (invitation?.state !== "pending") {
    return (
      <FormFrame
        title="This link no longer works"
        lead={invitation ? closed[invitation.state] : "Open the newest mail, and check that the link is whole."}
        footer={
          <Link href="/login" className={linkStyle}>
            Sign in
          </Link>
        }
      >
        {null}
      </FormFrame>
    );
  }
  const claims = await readClaims();
  return (
    <FormFrame title={`Join ${invitation.businessName}`} lead={<Lead {...invitation} />}>
      <Way token={token} invitation={invitation} signedInAs={claims?.email ?? null} />
    </FormFrame>
  );
}

function Lead({ inviter, email, role }: FoundInvitation) {
  const { label, may } = roleWords[role];
  return (
    <>
      <p>
        {inviter ?? "The owner"} invites {email} as {label.toLowerCase()}.
      </p>
      <p className="mt-1">{may}.</p>
    </>
  );
}
