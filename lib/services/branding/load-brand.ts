import { AppError } from "@/lib/errors";
import type { Ports } from "@/lib/ports";
import type { Brand } from "@/lib/ports/branding";

/** How a business looks in a mail, with the picture itself; one that storage has lost, or cannot give now, is none. */
export async function loadBrand(ports: Pick<Ports, "branding" | "brandFiles">, businessId: string): Promise<Brand> {
  const { accent, logo } = await ports.branding.load(businessId);
  const bytes = logo ? await ports.brandFiles.read(logo.path).catch(noneWhenAway) : null;
  return { accent, logo: logo && bytes ? { ...logo, bytes } : null };
}

/** A mail does not wait for a picture. */
function noneWhenAway(error: unknown): null {
  if (error instanceof AppError && error.code === "unavailable") return null;
  throw error;
}
