"use client";

import { createContext, type ReactNode, useContext, useEffect } from "react";
import { wipeDrafts } from "./kept-draft";

const Place = createContext("");
const channelName = "drafts";

/** Whose drafts are kept below: of one business and one member, so that nobody meets those of somebody else. */
export function DraftPlace({ id, children }: { id: string; children: ReactNode }) {
  // A sign-out in another tab of this browser ends the session here too.
  useEffect(() => {
    const channel = new BroadcastChannel(channelName);
    channel.onmessage = wipeDrafts;
    return () => channel.close();
  }, []);
  return <Place value={id}>{children}</Place>;
}

/** The key of a draft in the browser, by the name of its form. */
export const useDraftKey = (name: string): string => `${useContext(Place)}:${name}`;

/** Forgets the drafts of every tab, before a sign-out. */
export function forgetDrafts(): void {
  wipeDrafts();
  const channel = new BroadcastChannel(channelName);
  channel.postMessage("signed out");
  channel.close();
}
