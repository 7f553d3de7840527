import { createClient } from "@supabase/supabase-js";
import { AppError } from "@/lib/errors";
import type { ExportFiles } from "@/lib/ports/privacy";

const bucket = "exports";

/** Copies of data in a private bucket of Supabase Storage. Only the server holds the key. */
export function createSupabaseExportFiles(config: { url: string; secretKey: string }): ExportFiles {
  const storage = createClient(config.url, config.secretKey, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
  }).storage.from(bucket);
  return {
    async put(path, bytes) {
      const body = new Blob([Uint8Array.from(bytes)], { type: "application/zip" });
      const { error } = await storage.upload(path, body, { contentType: "application/zip", upsert: true });
      if (error) throw new AppError("unavailable", "The copy could not be stored.", { cause: error });
    },
    async link(path, seconds, fileName) {
      const { data, error } = await storage.createSignedUrl(path, seconds, { download: fileName });
      if (error) throw new AppError("unavailable", "The copy cannot be opened right now.", { cause: error });
      return data.signedUrl;
    },
    async remove(paths) {
      const { error } = await storage.remove(paths);
      if (error) throw new AppError("unavailable", "The copy could not be removed.", { cause: error });
    },
  };
}
