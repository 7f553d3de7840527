import { signOut } from "@/app/(auth)/login/actions";
import { AppFrame } from "@/components/frame/app-frame";
import { LaunchBanner } from "@/components/onboarding/launch-banner";
import { DeletionBanner } from "@/components/privacy/deletion-banner";
import { DraftPlace } from "@/components/ui/draft-place";
import { getContainer } from "@/lib/container";
import { requireMember } from "@/lib/http/session";
import { chooseBusiness } from "./actions";
import { openStripePortal } from "./billing/actions";
import { loadFrame } from "./load-frame";

export default async function DashboardLayout({ children }: LayoutProps<"/dashboard">) {
  const { business, businesses, claims, role } = await requireMember();
  const { env } = getContainer();
  const { frame, at } = await loadFrame();
  return (
    <AppFrame
      frame={frame}
      business={business}
      businesses={businesses}
      email={claims.email ?? ""}
      supabase={{
        url: env.supabase.NEXT_PUBLIC_SUPABASE_URL,
        publishableKey: env.supabase.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY,
      }}
      onChoose={chooseBusiness}
      onSignOut={signOut}
      onPay={openStripePortal}
      now={at}
    >
      {business.status === "onboarding" && role !== "viewer" ? <LaunchBanner /> : null}
      <DraftPlace id={`${business.id}:${claims.sub}`}>
        {frame.deletionDueAt ? (
          <DeletionBanner
            dueAt={frame.deletionDueAt}
            timeZone={business.timeZone}
            now={at}
            isOwner={role === "owner"}
          />
        ) : null}
        {children}
      </DraftPlace>
    </AppFrame>
  );
}
