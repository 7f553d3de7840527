"use client";

import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { buttonStyle } from "./button";
import { cn } from "./cn";

/** From the bottom edge on phones, in the middle on anything wider. Escape, the cross and the backdrop close it. */
export function Sheet({ trigger, title, children }: { trigger: ReactElement; title: string; children: ReactNode }) {
  return (
    <Dialog.Root>
      <Dialog.Trigger render={trigger} />
      <SheetPopup title={title}>{children}</SheetPopup>
    </Dialog.Root>
  );
}

/** A sheet that is open while it is there, for what has no trigger of its own. */
export function OpenSheet({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  return (
    <Dialog.Root
      open
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <SheetPopup title={title}>{children}</SheetPopup>
    </Dialog.Root>
  );
}

function SheetPopup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Dialog.Portal>
      <Dialog.Backdrop className="fades fixed inset-0 z-40 bg-overlay" />
      <Dialog.Popup
        className={cn(
          "slides-up app-scale fixed inset-x-0 bottom-0 z-50 max-h-[85dvh] overflow-y-auto rounded-t-card border-t bg-raised",
          "px-5 pt-4 pb-[max(1.25rem,env(safe-area-inset-bottom))] shadow-raised outline-none",
          "md:inset-auto md:top-1/2 md:left-1/2 md:w-md md:-translate-1/2 md:rounded-card md:border",
        )}
      >
        <div className="mb-3 flex items-center justify-between">
          <Dialog.Title className="text-body">{title}</Dialog.Title>
          <Dialog.Close aria-label="Close" className={cn(buttonStyle({ variant: "bare", size: "icon" }), "-mr-2")}>
            <X aria-hidden />
          </Dialog.Close>
        </div>
        {children}
      </Dialog.Popup>
    </Dialog.Portal>
  );
}

/** What closes the sheet and does something of its own, such as a link inside it. */
export function SheetClose({ render }: { render: ReactElement }) {
  return <Dialog.Close nativeButton={false} render={render} />;
}
