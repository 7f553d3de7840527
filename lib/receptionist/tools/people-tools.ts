import { z } from "zod";
import { transferVariables } from "@/lib/receptionist/prompt/transfer-variables";
import { optOut } from "@/lib/services/messages/opt-out";
import { transferCall } from "@/lib/services/transfers/transfer-call";
import { text } from "./args";
import { defineTool } from "./tool";

/**
 * The tools that Retell brings for ringing people, one a place of the business's list. Whose phone it is stands in a
 * variable of the call, which a model cannot read: nobody can talk it into saying a private number.
 */
export const putThroughTools = transferVariables.map((variable, index) => ({
  toolName: `put_through_${index + 1}`,
  variable,
}));

const transferWords = {
  en: {
    transferring: "One moment, I'm putting you through now.",
    nobody: "I can't put you through right now, but I can take a message and someone will call you back.",
    outside_hours: "Nobody is at the phone at this hour. I can take a message and someone will call you back.",
  },
  es: {
    transferring: "Un momento, le comunico ahora.",
    nobody: "Ahora mismo no le puedo comunicar, pero puedo tomar un mensaje y alguien le devuelve la llamada.",
    outside_hours: "A esta hora no hay nadie al teléfono. Puedo tomar un mensaje y alguien le devuelve la llamada.",
  },
};

export const transferCallTool = defineTool({
  name: "transfer_call",
  description:
    "Puts the caller through to a person of the business. Call it whenever the caller asks for a person. When the answer lists put_through tools, call them one after another until one succeeds; otherwise, and when none does, take a message.",
  args: z.object({
    reason: text(300).describe("What the caller needs, in one sentence for the person who answers."),
    to: text(80).describe("The name of the person, only when the caller named one."),
  }),
  async run(ctx, line, { reason, to }) {
    const words = transferWords[line.language];
    // A text cannot be put through.
    if (line.callId === null) return { say: words.nobody, data: { outcome: "nobody" } };
    const { businessId, callId, callerNumber } = line;
    const result = await transferCall(ctx, { businessId, callId, callerNumber, reason, to });
    if (result.outcome !== "transferring") return { say: words[result.outcome], data: { outcome: result.outcome } };
    const data = {
      outcome: result.outcome,
      transfer_to: result.targets.map(({ phone }) => phone),
      put_through: result.targets.flatMap(({ place }) => putThroughTools[place - 1]?.toolName ?? []),
    };
    return { say: words.transferring, data };
  },
});

const optOutWords = {
  en: {
    done: "Done. You won't get any more texts from us.",
    no_number: "I can't see your number, so please reply STOP to any of our texts, and they end at once.",
  },
  es: {
    done: "Listo. Ya no le enviaremos más mensajes de texto.",
    no_number: "No veo su número. Responda ALTO a cualquiera de nuestros mensajes y terminan de inmediato.",
  },
};

export const stopTextsTool = defineTool({
  name: "stop_texts",
  description:
    "Stops all texts to the caller's number. Call it as soon as the caller says that they want no more texts.",
  args: z.object({ words: text(500).describe("What the caller said, word for word.") }),
  async run(ctx, line, { words }) {
    // Only the number that the carrier signed: nobody can silence the texts of somebody else.
    const outcome = await optOut(ctx, {
      businessId: line.businessId,
      number: line.callerNumber,
      words: words ?? "asked on a call",
      source: line.callId === null ? "text" : "call",
      callId: line.callId,
    });
    const said = optOutWords[line.language];
    return { say: outcome === "no_number" ? said.no_number : said.done, data: { outcome } };
  },
});
