import { createClient } from "@supabase/supabase-js";
import { AppError } from "@/lib/errors";
import type { ImportFiles } from "@/lib/ports/customers";

const bucket = "imports";

/** Lists of customers in a private bucket of Supabase Storage. Browsers write there through a signed address. */
export function createSupabaseImportFiles(config: { url: string; secretKey: string }): ImportFiles {
  const storage = createClient(config.url, config.secretKey, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
  }).storage.from(bucket);
  return {
    async openUpload(path) {
      const { data, error } = await storage.createSignedUploadUrl(path);
      if (error) throw new AppError("unavailable", "The file cannot be taken right now.", { cause: error });
      return data.signedUrl;
    },
    async read(path) {
      const { data, error } = await storage.download(path);
      if (data) return new Uint8Array(await data.arrayBuffer());
      if (/not.?found/i.test(error.message)) return null;
      throw new AppError("unavailable", "The file cannot be read right now.", { cause: error });
    },
    async remove(paths) {
      const { error } = await storage.remove(paths);
      if (error) throw new AppError("unavailable", "The file could not be removed.", { cause: error });
    },
  };
}
