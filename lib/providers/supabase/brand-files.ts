import type { BrandFiles } from "@/lib/ports/branding";
import { openPrivateBucket, type StorageConfig } from "./private-bucket";

/** Logos. Browsers write there through a signed address, and read nothing. */
export function createSupabaseBrandFiles(config: StorageConfig): BrandFiles {
  const { openUpload, read, remove } = openPrivateBucket(config, "branding", "logo");
  return { openUpload, read, remove: (path) => remove([path]) };
}
