import type { Container } from "@/lib/container";
import type { ToolCallNote } from "@/lib/ports/stores";

const flushAfterMs = 50;
const noteBytesMax = 20_000;

/**
 * Writes notes of tool calls after their responses, many in one round trip. What a crash loses is filled in from the
 * provider's own record when the call ends (private.store_conversation).
 */
export function createNoteBuffer() {
  let waiting: ToolCallNote[] = [];
  let flush: Promise<void> | null = null;

  const write = async (container: Container) => {
    await new Promise((resolve) => setTimeout(resolve, flushAfterMs));
    const batch = waiting;
    waiting = [];
    flush = null;
    await container.ports.calls.recordToolCalls(batch).catch((error: unknown) => {
      container.log.error("tool.notes_lost", error, { count: batch.length });
    });
  };

  return {
    add(container: Container, note: ToolCallNote): void {
      waiting.push({ ...note, args: shorten(note.args), result: shorten(note.result) });
      if (flush) return;
      flush = write(container);
      const current = flush;
      // The first note of a batch keeps the process awake for all of them.
      container.afterResponse(() => current);
    },
  };
}

/** Arguments of any size are refused by the tools; what is kept of them is not of any size either. */
function shorten(value: unknown): unknown {
  const text = JSON.stringify(value) ?? "null";
  return text.length <= noteBytesMax ? value : { shortened: text.slice(0, 1_000) };
}
