import { chooseLinks } from "@/lib/domain/website/choose-links";
import { isEmptyProposal, readWebsite } from "@/lib/domain/website/read-website";
import { sayFetchFailure, type WebPage } from "@/lib/domain/website/web-page";
import type { Ctx } from "@/lib/ports";

const followed = 5;

/**
 * Reads a business's website: the page that the owner named and up to five of the same site that look worth it, and
 * keeps what they say as a proposal. A page that cannot be had is left out; when the first cannot, the owner is told why.
 * Returns what came of it, for the job's row.
 */
export async function readOwnWebsite(
  ctx: Ctx<"websites" | "websiteImports">,
  { businessId, importId }: { businessId: string; importId: string },
): Promise<string> {
  const wanted = await ctx.websiteImports.load(businessId, importId);
  if (!wanted) return "gone";
  const keep = (kept: Partial<Parameters<typeof ctx.websiteImports.keep>[2]>) =>
    ctx.websiteImports.keep(
      businessId,
      importId,
      { state: "reading", done: 0, total: 1, failure: null, proposal: null, ...kept },
      ctx.now,
    );
  if (!(await keep({}))) return "ended before";
  const first = await ctx.websites.read(wanted.url);
  if (first.outcome === "failed") {
    await keep({ state: "failed", failure: sayFetchFailure(first.failure) });
    return `failed: ${first.failure}`;
  }
  const pages: WebPage[] = [first.page];
  const links = chooseLinks(first.page, followed);
  const total = links.length + 1;
  for (const [index, link] of links.entries()) {
    await keep({ done: index + 1, total });
    const next = await ctx.websites.read(link);
    if (next.outcome === "read" && !pages.some(({ url }) => url === next.page.url)) pages.push(next.page);
  }
  const proposal = readWebsite(pages);
  if (isEmptyProposal(proposal)) {
    const failure =
      "The website was read, but it names no services, hours or answers in a form that can be taken over.";
    await keep({ state: "failed", done: total, total, failure });
    return "nothing found";
  }
  await keep({ state: "ready", done: total, total, proposal });
  return `${pages.length} pages`;
}
