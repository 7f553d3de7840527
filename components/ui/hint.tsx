"use client";

import { Popover } from "@base-ui/react/popover";
import type { ReactElement, ReactNode } from "react";

/** More about something small. Opens at a tap, a click, Enter, and while the pointer rests on it. */
export function Hint({ trigger, children }: { trigger: ReactElement; children: ReactNode }) {
  return (
    <Popover.Root>
      <Popover.Trigger openOnHover delay={250} render={trigger} />
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} collisionPadding={12} className="app-scale z-50">
          <Popover.Popup className="pops w-72 max-w-[90vw] rounded-card border bg-raised p-4 text-body shadow-raised outline-none">
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
