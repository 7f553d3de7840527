import type { AlertEvent } from "@/lib/domain/emergencies/alert-event";
import { codeQuestion, codeSpeech } from "@/lib/domain/notifications/code-speech";
import type { Ctx } from "@/lib/ports";
import type { CallCommand } from "@/lib/ports/engines";
import { commandId } from "@/lib/receptionist/engines/telnyx/leg-state";
import { makeMobileCode } from "./mobile-code";

const ringSeconds = 40;
/** The key that lets the code be read: no voicemail presses it. */
const hearKey = "1";

/** Rings a member who asked for their code by a call. Throws `unavailable` when the carrier does not answer. */
export async function callWithCode(
  ctx: Ctx<"mobiles" | "callControl">,
  codeId: string,
): Promise<"called" | "refused" | "gone"> {
  const code = await ctx.mobiles.loadCode(codeId, ctx.now);
  if (!code?.isOpen) return "gone";
  const refused = { outcome: "refused" } as const;
  const dialled = code.lineNumber
    ? await ctx.callControl.dial({
        alertId: codeId,
        commandId: commandId(codeId, "dial"),
        from: code.lineNumber,
        to: code.number,
        timeoutSeconds: ringSeconds,
      })
    : refused;
  if (dialled.outcome === "dialled") return "called";
  await ctx.mobiles.fail(code.businessId, codeId);
  return "refused";
}

/**
 * Hears one event of such a call: asks for a 1 when it was answered, reads the code twice to whoever pressed it, and
 * hangs up after that or without it. Any order and any number of the same events do the same.
 */
export async function hearCodeEvent(
  ctx: Ctx<"mobiles" | "callControl" | "slotKey">,
  { kind, alertId: codeId, controlId, digits, marker }: AlertEvent,
): Promise<"asked" | "read" | "hung_up" | "nothing" | "unknown_code"> {
  const code = await ctx.mobiles.loadCode(codeId, ctx.now);
  if (!code) return "unknown_code";
  const { language, businessName } = code;
  const run = async (name: string, command: CallCommand) => {
    if (controlId) await ctx.callControl.run(controlId, commandId(codeId, name), command);
  };
  if (kind === "answered" && code.isOpen) {
    await run("ask", {
      kind: "ask_key",
      text: codeQuestion(businessName, language),
      language,
      key: hearKey,
      alertId: codeId,
    });
    return "asked";
  }
  if (kind === "keys" && digits === hearKey && code.isOpen) {
    const text = codeSpeech(makeMobileCode(ctx.slotKey, codeId), language);
    await run("read", { kind: "say", text, language, expects: "nothing", marker: "end", alertId: codeId });
    return "read";
  }
  const isOver = kind === "answered" || kind === "keys" || kind === "no_key" || (kind === "spoken" && marker === "end");
  if (!isOver) return "nothing";
  await run("hang_up", { kind: "hang_up" });
  return "hung_up";
}
