import { PageHead } from "@/components/frame/page-head";
import { PasswordForm } from "@/components/security/password-form";
import { SessionList } from "@/components/security/session-list";
import { TwoFactorCard } from "@/components/security/two-factor-card";
import { Section } from "@/components/ui/card";
import { getContainer } from "@/lib/container";
import { openAuth, requireMember } from "@/lib/http/session";
import { beginFactor, changePassword, confirmFactor, removeFactor, signOutOthers } from "./actions";

export const metadata = { title: "Security" };

export default async function SecurityPage() {
  const { business, claims } = await requireMember();
  const { ports, now } = getContainer();
  const sessions = await ports.team.listSessions(claims.sub);
  const { data } = await (await openAuth()).auth.mfa.listFactors();
  const factors = (data?.totp ?? []).map(({ id, friendly_name: name, created_at: addedAt }) => ({
    id,
    name: name || "Authenticator app",
    addedAt: new Date(addedAt),
  }));
  return (
    <>
      <PageHead title="Security" lead={`How you sign in, as ${claims.email}.`} />
      <div className="mt-5 flex flex-col gap-7">
        <Section id="factor-title" title="Two-factor sign-in">
          <TwoFactorCard factors={factors} onBegin={beginFactor} onConfirm={confirmFactor} onRemove={removeFactor} />
        </Section>
        <Section id="password-title" title="Password">
          <PasswordForm onChange={changePassword} />
        </Section>
        <Section id="sessions-title" title="Where you are signed in">
          <SessionList
            sessions={sessions}
            currentId={claims.session_id ?? null}
            timeZone={business.timeZone}
            now={now()}
            onSignOut={signOutOthers}
          />
        </Section>
      </div>
    </>
  );
}
