import type { ReactNode } from "react";
import type { OpenPortal } from "@/components/billing/pay-link";
import { Mark } from "@/components/brand/logo";
import { LiveProvider } from "@/components/live/live-provider";
import { LiveStatus } from "@/components/live/live-status";
import { CommandKeys, SearchButton } from "@/components/palette/command-keys";
import { ToastProvider } from "@/components/ui/toasts";
import type { Frame, MemberBusiness } from "@/lib/domain/member/reads";
import { AccountButton } from "./account-button";
import { BellLink } from "./bell-link";
import { BusinessSwitcher } from "./business-switcher";
import { MoreButton } from "./more-button";
import { BottomLinks, SideLinks } from "./nav-links";
import { OneBusiness } from "./one-business";
import { LineNumber, ReceptionistState } from "./receptionist-state";
import { StandingBanner } from "./standing-banner";

interface Props {
  frame: Frame;
  business: MemberBusiness;
  businesses: MemberBusiness[];
  email: string;
  supabase: { url: string; publishableKey: string };
  onChoose: (businessId: string) => Promise<void>;
  onSignOut: () => Promise<void>;
  onPay: OpenPortal;
  /** The request's now. */
  now: Date;
  children: ReactNode;
}

/** What stands around every page of the dashboard: a sidebar on wide screens, a bar at the bottom of phones. */
export function AppFrame(props: Props) {
  const { frame, business, supabase, children } = props;
  const names = props.businesses.map(({ id, name }) => ({ id, name }));
  return (
    <ToastProvider>
      {/* Another business is another page: nothing that is open or known carries over. */}
      <LiveProvider
        key={business.id}
        businessId={business.id}
        supabase={supabase}
        news={frame.latestNews}
        liveCalls={frame.liveCalls}
      >
        <OneBusiness businessId={business.id} />
        <CommandKeys>
          <div className="app-scale text-body md:grid md:min-h-dvh md:grid-cols-[15rem_minmax(0,1fr)]">
            <a
              href="#content"
              className="sr-only z-60 rounded-control bg-brand px-4 py-2 font-medium text-on-brand focus-visible:not-sr-only focus-visible:fixed focus-visible:top-3 focus-visible:left-3"
            >
              Skip to content
            </a>
            <SideBar {...props} names={names} />
            <PhoneTop frame={frame} name={business.name} />
            <main id="content" tabIndex={-1} className="min-w-0 pb-24 outline-none md:pb-0">
              <StandingBanner
                standing={frame.standing}
                isOwner={business.role === "owner"}
                timeZone={business.timeZone}
                now={props.now}
                onPay={props.onPay}
              />
              {children}
            </main>
            <nav
              aria-label="Sections"
              className="fixed inset-x-0 bottom-0 z-30 flex h-[calc(4rem+env(safe-area-inset-bottom))] border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden"
            >
              <BottomLinks counts={countsOf(frame)} />
              <MoreButton
                email={props.email}
                current={business}
                businesses={names}
                onChoose={props.onChoose}
                onSignOut={props.onSignOut}
              />
            </nav>
          </div>
        </CommandKeys>
      </LiveProvider>
    </ToastProvider>
  );
}

function countsOf(frame: Frame) {
  return {
    attention: frame.attentionCount,
    callsToday: frame.callsTodayCount,
    appointmentsToday: frame.appointmentsTodayCount,
    waitingTexts: frame.waitingTextsCount,
  };
}

function SideBar({
  frame,
  business,
  names,
  email,
  onChoose,
  onSignOut,
}: Props & { names: { id: string; name: string }[] }) {
  return (
    <aside
      aria-label="Business and sections"
      className="sticky top-0 hidden h-dvh flex-col gap-4 border-r bg-canvas p-3 md:flex"
    >
      <div className="flex items-center gap-1">
        <div className="min-w-0 flex-1">
          <BusinessSwitcher current={{ id: business.id, name: business.name }} businesses={names} onChoose={onChoose} />
        </div>
        <BellLink unreadCount={frame.unreadCount} />
      </div>
      <div className="px-2.5">
        <ReceptionistState frame={frame} />
        <LineNumber frame={frame} />
      </div>
      <SearchButton look="line" />
      <nav aria-label="Main">
        <SideLinks counts={countsOf(frame)} />
      </nav>
      <div className="mt-auto flex flex-col gap-1">
        <LiveStatus />
        <AccountButton email={email} onSignOut={onSignOut} />
      </div>
    </aside>
  );
}

function PhoneTop({ frame, name }: { frame: Frame; name: string }) {
  return (
    <header className="sticky top-0 z-30 border-b bg-canvas px-4 md:hidden">
      <div className="flex h-13 items-center gap-2.5">
        <Mark className="size-6" />
        <p className="min-w-0 flex-1 truncate font-semibold">{name}</p>
        <ReceptionistState frame={frame} className="text-note" />
        <SearchButton look="icon" />
        <BellLink unreadCount={frame.unreadCount} className="-mr-2" />
      </div>
      <LiveStatus />
    </header>
  );
}
