import type { Ctx } from "@/lib/ports";
import { commandId, type LegState } from "@/lib/receptionist/engines/telnyx/leg-state";

/** When a caller who waits for us hears something: nobody hears silence for three seconds (spec of issue three). */
const fillersAtMs = [1_800, 4_600, 7_400, 10_200];
const fillers = {
  en: ["One moment, please.", "I'm still checking.", "Thank you for waiting, just a second.", "Almost there."],
  es: ["Un momento, por favor.", "Sigo revisando.", "Gracias por esperar, un segundo.", "Ya casi."],
};

/** Does some work, and speaks to the caller now and then while it takes long. The last sentence is out when it ends. */
export async function withFillers<Result>(
  ctx: Ctx<"callControl">,
  { legId, facts, turn, conversation }: LegState,
  work: () => Promise<Result>,
): Promise<Result> {
  const { controlId } = facts;
  if (!controlId) return work();
  let sending: Promise<unknown> = Promise.resolve();
  const timers = fillersAtMs.map((atMs, index) =>
    setTimeout(() => {
      const text = fillers[conversation.language][index] ?? "";
      const command = {
        kind: "say",
        text,
        language: conversation.language,
        expects: "nothing",
        marker: "filler",
      } as const;
      const id = commandId(legId, `filler-${turn}-${index}`);
      sending = sending.then(() => ctx.callControl.run(controlId, id, command)).catch(() => undefined);
    }, atMs),
  );
  try {
    return await work();
  } finally {
    for (const timer of timers) clearTimeout(timer);
    await sending;
  }
}
