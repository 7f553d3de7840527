import { randomUUID } from "node:crypto";
import { readAccent } from "@/lib/domain/branding/accent";
import { AppError } from "@/lib/errors";
import type { Ctx } from "@/lib/ports";
import { checkLogo } from "./check-logo";

interface ByMember {
  businessId: string;
  memberId: string;
}

const refusal = () => new AppError("forbidden", "You can look, but not change anything here.");

/** Gives an address that takes a logo by PUT, and the path to name it by afterwards. */
export async function openLogo(
  ctx: Ctx<"brandFiles">,
  { businessId }: ByMember,
): Promise<{ path: string; uploadUrl: string }> {
  const path = `${businessId}/${randomUUID()}`;
  return { path, uploadUrl: await ctx.brandFiles.openUpload(path) };
}

/**
 * Makes a file that has arrived the logo, once its content is what a logo may be; the one before it is removed. A file
 * that is refused is removed at once. AppError `invalid_input` says what is wrong with it; `not_found`, `forbidden`.
 */
export async function keepLogo(
  ctx: Ctx<"branding" | "brandFiles">,
  { businessId, memberId, path }: ByMember & { path: string },
): Promise<"saved"> {
  const isOwn = path.startsWith(`${businessId}/`) && /^[0-9a-f-]{36}$/.test(path.slice(businessId.length + 1));
  const bytes = isOwn ? await ctx.brandFiles.read(path) : null;
  if (!bytes) throw new AppError("not_found", "The file did not arrive. Choose it again.");
  const checked = checkLogo(bytes);
  if (!checked.ok) {
    await ctx.brandFiles.remove(path);
    throw new AppError("invalid_input", checked.problem);
  }
  const saved = await ctx.branding.setLogo({ businessId, memberId, logo: { path, ...checked.image }, now: ctx.now });
  if (saved === "not_allowed") throw refusal();
  return saved;
}

/** Takes the logo away. AppError `forbidden`. */
export async function removeLogo(ctx: Ctx<"branding">, request: ByMember): Promise<"saved"> {
  const saved = await ctx.branding.setLogo({ ...request, logo: null, now: ctx.now });
  if (saved === "not_allowed") throw refusal();
  return saved;
}

/** Sets the accent colour, or takes it away (null). AppError `invalid_input` when white words on it are hard to read. */
export async function setAccent(
  ctx: Ctx<"branding">,
  { accent: typed, ...request }: ByMember & { accent: string | null },
): Promise<"saved"> {
  const read = typed === null ? null : readAccent(typed);
  if (read && !read.ok) throw new AppError("invalid_input", read.problem);
  const saved = await ctx.branding.setAccent({ ...request, accent: read?.accent ?? null, now: ctx.now });
  if (saved === "not_allowed") throw refusal();
  return saved;
}
