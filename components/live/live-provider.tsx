"use client";

import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { useToast } from "@/components/ui/toasts";
import { type LiveState, openLiveChannel } from "./live-channel";

const Live = createContext<LiveState>("connecting");

/** How the page hears of changes right now. */
export const useLiveState = (): LiveState => useContext(Live);

export interface LiveProps {
  businessId: string;
  /** Where to listen; public values that belong to the running installation, not to the build. */
  supabase: { url: string; publishableKey: string };
  /** The newest booking the server knows; a change of it is news. */
  latestBooking: { id: string; title: string; body: string | null; callId: string | null } | null;
  isOnCall: boolean;
  children: ReactNode;
}

const pollMs = 15_000;
// A call writes several rows at once; one look at the end of them is enough.
const settleMs = 250;

/**
 * Keeps the pages below true: reads them again when the business's channel reports a change, every 15 s while the
 * channel is down, and when a sleeping page is looked at again. What is shown comes from the server each time.
 */
export function LiveProvider({ businessId, supabase, latestBooking, isOnCall, children }: LiveProps) {
  const state = useFreshPages(businessId, supabase.url, supabase.publishableKey);
  useBookingToast(latestBooking);
  useCallInTitle(isOnCall);
  return <Live.Provider value={state}>{children}</Live.Provider>;
}

/** Effect on the socket, timers and visibility of the page. */
function useFreshPages(businessId: string, url: string, publishableKey: string): LiveState {
  const [state, setState] = useState<LiveState>("connecting");
  const router = useRouter();
  const refresh = useRef(() => router.refresh());
  useEffect(() => {
    let settle: ReturnType<typeof setTimeout> | undefined;
    let isDown = true;
    const soon = () => {
      clearTimeout(settle);
      settle = setTimeout(() => refresh.current(), settleMs);
    };
    const close = openLiveChannel({ businessId, url, publishableKey }, soon, (next) => {
      // What happened while nobody listened is not told again.
      // Whoever may not listen any more is shown what they may see instead.
      if (next === "refused" || (next === "live" && isDown)) soon();
      isDown = next !== "live";
      setState(next);
    });
    const poll = setInterval(() => {
      if (isDown && document.visibilityState === "visible") refresh.current();
    }, pollMs);
    const wake = () => {
      if (document.visibilityState === "visible") soon();
    };
    document.addEventListener("visibilitychange", wake);
    return () => {
      close();
      clearTimeout(settle);
      clearInterval(poll);
      document.removeEventListener("visibilitychange", wake);
    };
  }, [businessId, url, publishableKey]);
  return state;
}

function useBookingToast(latest: LiveProps["latestBooking"]): void {
  const show = useToast();
  const known = useRef(latest?.id);
  useEffect(() => {
    if (!latest || known.current === latest.id) return;
    known.current = latest.id;
    show({
      title: latest.title,
      description: latest.body ?? "",
      tone: "booked",
      href: latest.callId ? `/dashboard/calls/${latest.callId}` : "/dashboard/calendar",
    });
  }, [latest, show]);
}

const mark = "● On a call · ";

/** Effect on the title of the tab, which each page sets anew. */
function useCallInTitle(isOnCall: boolean): void {
  useEffect(() => {
    if (!isOnCall) return;
    const put = () => {
      if (!document.title.startsWith(mark)) document.title = mark + document.title;
    };
    put();
    const observer = new MutationObserver(put);
    observer.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => {
      observer.disconnect();
      document.title = document.title.replace(mark, "");
    };
  }, [isOnCall]);
}
