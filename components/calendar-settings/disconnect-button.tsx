"use client";

import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";
import { SubmitButton } from "@/components/ui/submit-button";

/** Asks once more before the connection ends. */
export function DisconnectButton({ onDisconnect }: { onDisconnect: () => Promise<void> }) {
  return (
    <Sheet title="Disconnect the calendar?" trigger={<Button variant="danger">Disconnect</Button>}>
      <form action={onDisconnect} className="flex flex-col gap-4">
        <p className="text-ink-soft">
          Events that are in Google stay there. Its busy times are no longer kept free here, and new appointments no
          longer appear in Google.
        </p>
        <SubmitButton variant="danger" busy="Disconnecting" className="self-end">
          Disconnect
        </SubmitButton>
      </form>
    </Sheet>
  );
}
