"use client";

import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { type ToastNote, useToast } from "@/components/ui/toasts";
import { useRefresh } from "@/components/ui/use-refresh";
import type { LiveCall } from "@/lib/domain/member/reads";
import type { NotificationRow } from "@/lib/domain/notifications/rows";
import { holdReadings } from "./hold-readings";
import { type LiveState, openLiveChannel } from "./live-channel";
import { noteOfCall, noteOfNews } from "./live-notes";

const Live = createContext<LiveState>("connecting");

/** How the page hears of changes right now. */
export const useLiveState = (): LiveState => useContext(Live);

export interface LiveProps {
  businessId: string;
  /** Where to listen; public values that belong to the running installation, not to the build. */
  supabase: { url: string; publishableKey: string };
  /** The newest notifications and the calls on the line, as the server knows them; one that was not there is told. */
  news: NotificationRow[];
  liveCalls: LiveCall[];
  children: ReactNode;
}

const pollMs = 15_000;
// A call writes several rows at once; one look soon after the first is enough, and the next comes after as long.
const settleMs = 250;

/**
 * Keeps the pages below true: reads them again when the business's channel reports a change, every 15 s while the
 * channel is down, and when a sleeping page is looked at again. What is shown comes from the server each time.
 */
export function LiveProvider({ businessId, supabase, news, liveCalls, children }: LiveProps) {
  const state = useFreshPages(businessId, supabase.url, supabase.publishableKey);
  useTold(news, noteOfNews);
  useTold(liveCalls, noteOfCall);
  useCallInTitle(liveCalls.length > 0);
  return <Live.Provider value={state}>{children}</Live.Provider>;
}

/** Effect on the socket, timers and visibility of the page. */
function useFreshPages(businessId: string, url: string, publishableKey: string): LiveState {
  const [state, setState] = useState<LiveState>("connecting");
  const refresh = useRefresh();
  useEffect(holdReadings, []);
  useEffect(() => {
    let settle: ReturnType<typeof setTimeout> | undefined;
    let isDown = true;
    const soon = () => {
      settle ??= setTimeout(() => {
        settle = undefined;
        refresh();
      }, settleMs);
    };
    const close = openLiveChannel({ businessId, url, publishableKey }, soon, (next) => {
      // What happened while nobody listened is not told again.
      // Whoever may not listen any more is shown what they may see instead.
      if (next === "refused" || (next === "live" && isDown)) soon();
      isDown = next !== "live";
      setState(next);
    });
    const poll = setInterval(() => {
      if (isDown && document.visibilityState === "visible") refresh();
    }, pollMs);
    const wake = () => {
      if (document.visibilityState === "visible") soon();
    };
    document.addEventListener("visibilitychange", wake);
    window.addEventListener("online", soon);
    return () => {
      close();
      clearTimeout(settle);
      clearInterval(poll);
      document.removeEventListener("visibilitychange", wake);
      window.removeEventListener("online", soon);
    };
  }, [businessId, url, publishableKey, refresh]);
  return state;
}

/** Shows a note for each of `rows` that was not among the earlier ones. */
function useTold<Row extends { id: string }>(rows: Row[], noteOf: (row: Row) => ToastNote): void {
  const show = useToast();
  const known = useRef(new Set(rows.map(({ id }) => id)));
  useEffect(() => {
    for (const row of rows.toReversed()) {
      if (!known.current.has(row.id)) show(noteOf(row));
      known.current.add(row.id);
    }
  }, [rows, noteOf, show]);
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
