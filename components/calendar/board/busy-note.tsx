"use client";

import { Popover } from "@base-ui/react/popover";
import { formatSpan } from "@/components/format/moment";
import type { BoardItem } from "./board-events";

/** Why a time is hatched, beside it. */
export function BusyNote(props: { anchor: HTMLElement; item: BoardItem; timeZone: string; onClose: () => void }) {
  const { anchor, item, timeZone, onClose } = props;
  if (item.kind !== "busy") return null;
  const { busy } = item;
  const source = busy.source === "google" ? "Busy in Google Calendar" : "Blocked by hand";
  return (
    <Popover.Root open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <Popover.Portal>
        <Popover.Positioner anchor={anchor} sideOffset={6} collisionPadding={12} className="app-scale z-50">
          <Popover.Popup
            initialFocus={false}
            className="pops w-72 max-w-[90vw] rounded-card border bg-raised p-4 text-body shadow-raised outline-none"
          >
            <p className="font-semibold wrap-anywhere">{busy.summary ?? "Busy"}</p>
            <p className="text-ink-soft">
              {source}
              {busy.resource ? `, ${busy.resource}` : ", for everybody"}
            </p>
            <p className="num text-ink-soft">{formatSpan(busy.from, busy.to, timeZone)}</p>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
