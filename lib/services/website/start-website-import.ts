import { AppError } from "@/lib/errors";
import type { Ctx } from "@/lib/ports";

/**
 * Begins to read the owner's website, or finds the reading that is under way; the job does the reading. `bad_address`
 * when the text is no address. AppError `forbidden` for viewers.
 */
export async function startWebsiteImport(
  ctx: Ctx<"websiteImports">,
  { businessId, memberId, address }: { businessId: string; memberId: string; address: string },
): Promise<{ outcome: "started" | "running"; importId: string } | { outcome: "bad_address" }> {
  const typed = address.trim();
  const written = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`;
  if (typed === "" || typed.length > 200 || !URL.canParse(written)) return { outcome: "bad_address" };
  const url = new URL(written);
  if (!/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") return { outcome: "bad_address" };
  const started = await ctx.websiteImports.start({ businessId, memberId, url: url.href, now: ctx.now });
  if (started.outcome === "forbidden") throw new AppError("forbidden", "You can look, but not change anything here.");
  return started;
}
