"use client";

import { CloudOff } from "lucide-react";
import { useSyncExternalStore } from "react";
import { useLiveState } from "./live-provider";

/** Says quietly that changes come late, or not at all; nothing while all is well. The state stands in `data-live`. */
export function LiveStatus() {
  const state = useLiveState();
  const isOnline = useSyncExternalStore(
    watchNetwork,
    () => navigator.onLine,
    () => true,
  );
  const words = !isOnline
    ? "You are offline. This is how things were."
    : state === "polling"
      ? "Reconnecting. Looking every 15 seconds."
      : null;
  return (
    <div role="status" data-live={state} className="empty:hidden">
      {words ? (
        <p className="flex items-center gap-2 px-2 py-1.5 text-ink-faint text-note">
          <CloudOff aria-hidden className="size-3.5 shrink-0" />
          {words}
        </p>
      ) : null}
    </div>
  );
}

function watchNetwork(onChange: () => void): () => void {
  window.addEventListener("online", onChange);
  window.addEventListener("offline", onChange);
  return () => {
    window.removeEventListener("online", onChange);
    window.removeEventListener("offline", onChange);
  };
}
