"use client";

import { useEffect } from "react";

/**
 * Keeps every window of a browser with one business: the session is about the one that was chosen last, and so is
 * whatever a page of another one would change. A window that shows another one is led home; its drafts are kept.
 */
export function OneBusiness({ businessId }: { businessId: string }) {
  useEffect(() => {
    const channel = new BroadcastChannel("business");
    channel.onmessage = ({ data }) => {
      if (data !== businessId) window.location.assign("/dashboard");
    };
    channel.postMessage(businessId);
    return () => channel.close();
  }, [businessId]);
  return null;
}
