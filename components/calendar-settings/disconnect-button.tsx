"use client";

import { ActionButton } from "@/components/ui/action-button";
import { Button } from "@/components/ui/button";
import { Sheet } from "@/components/ui/sheet";

interface Props {
  onDisconnect: () => Promise<{ ok: true } | { ok: false; problem: string }>;
}

/** Asks once more before the connection ends. */
export function DisconnectButton({ onDisconnect }: Props) {
  return (
    <Sheet title="Disconnect the calendar?" trigger={<Button variant="danger">Disconnect</Button>}>
      <div className="flex flex-col gap-4">
        <p className="text-ink-soft">
          Events that are in Google stay there. Its busy times are no longer kept free here, and new appointments no
          longer appear in Google.
        </p>
        <ActionButton variant="danger" busy="Disconnecting" className="self-end" onPress={onDisconnect}>
          Disconnect
        </ActionButton>
      </div>
    </Sheet>
  );
}
