"use client";

import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { buttonStyle } from "@/components/ui/button";
import { keyHelp } from "./palette-places";

/** The keys that work everywhere. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  return (
    <Dialog.Root open onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fades fixed inset-0 z-40 bg-overlay" />
        <Dialog.Popup className="pops app-scale fixed inset-x-3 top-3 z-50 max-h-[calc(100dvh-1.5rem)] overflow-y-auto rounded-card border bg-raised px-5 py-4 shadow-raised outline-none md:inset-x-auto md:top-[12vh] md:left-1/2 md:w-100 md:-translate-x-1/2">
          <div className="mb-2 flex items-center justify-between">
            <Dialog.Title className="text-body">Keys</Dialog.Title>
            <Dialog.Close aria-label="Close" className={buttonStyle({ variant: "bare", size: "icon" })}>
              <X aria-hidden />
            </Dialog.Close>
          </div>
          <dl className="grid grid-cols-[1fr_auto] items-center gap-y-2">
            {keyHelp.map(({ keys, does }) => (
              <div key={keys[0]} className="contents">
                <dt>{does}</dt>
                <dd className="flex justify-end gap-1.5">
                  {keys.map((key) => (
                    <kbd key={key} className="rounded-badge border bg-sunken px-1.5 py-0.5 font-sans text-note">
                      {key}
                    </kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
