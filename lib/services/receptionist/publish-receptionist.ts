import { AppError } from "@/lib/errors";
import type { Ctx } from "@/lib/ports";
import { defaultVariables } from "@/lib/receptionist/prompt/describe-call";
import { generalPrompt } from "@/lib/receptionist/prompt/general-prompt";
import { putThroughTools } from "@/lib/receptionist/tools/people-tools";
import { publishTools } from "@/lib/receptionist/tools/registry";

export interface PublishedReceptionist {
  agentId: string;
  agentVersion: number;
  numbers: string[];
}

/**
 * Makes the voice platform answer for a business: engine, agent with tools and webhooks, a published version, and every
 * number of the business linked to exactly that version. What exists is changed, not made again; each id is kept as soon
 * as it exists. Throws `not_found` without such a business, `unavailable` when the platform cannot answer.
 */
export async function publishReceptionist(
  ctx: Ctx<"receptionists" | "voice">,
  businessId: string,
): Promise<PublishedReceptionist> {
  const setup = await ctx.receptionists.load(businessId);
  if (!setup) throw new AppError("not_found", "There is no such business.");
  const published = await ctx.voice.publishAgent(
    {
      reference: businessId,
      name: setup.businessName,
      language: setup.language,
      timeZone: setup.timeZone,
      voiceId: setup.voiceId,
      prompt: generalPrompt,
      firstSentence: "{{greeting}}",
      tools: publishTools(),
      putThrough: putThroughTools,
      defaultVariables: defaultVariables(setup.businessName, setup.timeZone, setup.language),
    },
    setup,
    (made) => ctx.receptionists.save(businessId, made, ctx.now),
  );
  await ctx.receptionists.save(businessId, published, ctx.now);
  for (const number of setup.numbers) await ctx.voice.linkNumber(number, published.agentId, published.agentVersion);
  return { agentId: published.agentId, agentVersion: published.agentVersion, numbers: setup.numbers };
}
