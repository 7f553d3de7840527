const firstPauseMs = 4_000;
const longestPauseMs = 60_000;

/** Runs `work` after a pause; returns what calls it off. */
type Wait = (work: () => void, pauseMs: number) => () => void;

const waitInBrowser: Wait = (work, pauseMs) => {
  const timer = setTimeout(work, pauseMs);
  return () => clearTimeout(timer);
};

interface Tries {
  /** The try came to nothing: another one follows. */
  failed: () => void;
  /** It holds now; the next pause is short again. */
  reached: () => void;
  end: () => void;
}

/**
 * Calls `begin` again after it failed: with growing pauses of at most a minute, and at once when the network is back or
 * the page is looked at. The caller makes the first try itself.
 */
export function keepTrying(begin: () => void, { wait = waitInBrowser, random = Math.random } = {}): Tries {
  let failures = 0;
  let callOff: (() => void) | undefined;
  const reached = () => {
    callOff?.();
    callOff = undefined;
    failures = 0;
  };
  const failed = () => {
    if (callOff) return;
    const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** failures);
    failures += 1;
    // Pages that lost the same server do not all come back at once.
    callOff = wait(
      () => {
        callOff = undefined;
        begin();
      },
      pauseMs * (0.5 + random() / 2),
    );
  };
  const atOnce = () => {
    if (!callOff || document.visibilityState !== "visible") return;
    reached();
    begin();
  };
  document.addEventListener("visibilitychange", atOnce);
  window.addEventListener("online", atOnce);
  const end = () => {
    reached();
    document.removeEventListener("visibilitychange", atOnce);
    window.removeEventListener("online", atOnce);
  };
  return { failed, reached, end };
}
