import { unstable_rethrow } from "next/navigation";

interface Lost {
  ok: false;
  problem: string;
}

/** What an action that never answered counts as. What leads to another page is thrown on, after `onLed`. */
export function lost(thrown: unknown, onLed?: () => void): Lost {
  passOn(thrown, onLed);
  return { ok: false, problem: "The connection was lost. Try again." };
}

/** As lost, for a form that keeps what was typed. */
export function lostButKept(thrown: unknown, onLed?: () => void): Lost {
  passOn(thrown, onLed);
  return { ok: false, problem: "The connection was lost. What you wrote is still here; send it again." };
}

function passOn(thrown: unknown, onLed: (() => void) | undefined): void {
  try {
    unstable_rethrow(thrown);
  } catch (led) {
    onLed?.();
    throw led;
  }
}
