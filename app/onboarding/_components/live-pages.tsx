import type { ReactNode } from "react";
import { loadFrame } from "@/app/dashboard/load-frame";
import { LiveProvider } from "@/components/live/live-provider";
import { LiveStatus } from "@/components/live/live-status";
import { ToastProvider } from "@/components/ui/toasts";
import { getContainer } from "@/lib/container";
import { requireMember } from "@/lib/http/session";

/** Keeps the pages of the launch true while they are looked at. */
export async function LivePages({ children }: { children: ReactNode }) {
  const { businessId } = await requireMember();
  const { supabase } = getContainer().env;
  const { frame } = await loadFrame();
  return (
    <ToastProvider>
      <LiveProvider
        businessId={businessId}
        supabase={{
          url: supabase.NEXT_PUBLIC_SUPABASE_URL,
          publishableKey: supabase.NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY,
        }}
        news={frame.latestNews}
        liveCalls={frame.liveCalls}
      >
        {children}
        <LiveStatus />
      </LiveProvider>
    </ToastProvider>
  );
}
