import type { LegEvent } from "@/lib/domain/calls/leg-event";
import type { Ctx } from "@/lib/ports";
import { commandId } from "@/lib/receptionist/engines/telnyx/leg-state";
import { unknownLine } from "@/lib/receptionist/tools/say";

/**
 * A caller whose number nobody has hears a sentence, never dead air (spec 1.1). There is no row of such a call: each
 * event alone says what comes next.
 */
export async function answerUnknownLine(ctx: Ctx<"callControl">, event: LegEvent): Promise<void> {
  const { controlId, legId } = event;
  if (!controlId || event.direction === "outgoing") return;
  const id = (name: string) => commandId(legId, `unknown-${name}`);
  switch (event.kind) {
    case "initiated":
      await ctx.callControl.run(controlId, id("answer"), { kind: "answer" });
      return;
    case "answered":
      await ctx.callControl.run(controlId, id("say"), {
        kind: "say",
        text: unknownLine.en,
        language: "en",
        expects: "nothing",
        marker: "end",
      });
      return;
    case "spoken":
      await ctx.callControl.run(controlId, id("hang_up"), { kind: "hang_up" });
  }
}
