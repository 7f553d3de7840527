import type { ImportFiles } from "@/lib/ports/customers";
import { openPrivateBucket, type StorageConfig } from "./private-bucket";

/** Lists of customers. Browsers write there through a signed address. */
export function createSupabaseImportFiles(config: StorageConfig): ImportFiles {
  const { openUpload, read, remove } = openPrivateBucket(config, "imports", "file");
  return { openUpload, read, remove };
}
