import type { Ports } from "@/lib/ports";
import type { Brand } from "@/lib/ports/branding";

/** How a business looks, with the picture itself; a picture that storage has lost is none. */
export async function loadBrand(ports: Pick<Ports, "branding" | "brandFiles">, businessId: string): Promise<Brand> {
  const { accent, logo } = await ports.branding.load(businessId);
  const bytes = logo ? await ports.brandFiles.read(logo.path) : null;
  return { accent, logo: logo && bytes ? { ...logo, bytes } : null };
}
