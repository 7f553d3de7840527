import type { ExportFiles } from "@/lib/ports/privacy";
import { openPrivateBucket, type StorageConfig } from "./private-bucket";

const contentType = "application/zip";

/** Copies of data. */
export function createSupabaseExportFiles(config: StorageConfig): ExportFiles {
  const { put, link, remove } = openPrivateBucket(config, "exports", "copy");
  return {
    put: (path, bytes) => put(path, new Blob([Uint8Array.from(bytes)], { type: contentType }), contentType),
    link,
    remove,
  };
}
