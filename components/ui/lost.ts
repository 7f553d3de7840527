import { unstable_rethrow } from "next/navigation";

interface Lost {
  ok: false;
  problem: string;
}

/**
 * What an action that never answered counts as, for `catch`: the connection was lost, and `words` say what now. What leads
 * to another page is thrown on, after `onLed`.
 */
export const lostWith =
  (words: string) =>
  (thrown: unknown, onLed?: () => void): Lost => {
    try {
      unstable_rethrow(thrown);
    } catch (led) {
      onLed?.();
      throw led;
    }
    return { ok: false, problem: `The connection was lost. ${words}` };
  };

/** As `lostWith`, for most. */
export const lost = lostWith("Try again.");

/** As `lost`, for a form that keeps what was typed. */
export const lostButKept = lostWith("What you wrote is still here; send it again.");
