import { createClient } from "@supabase/supabase-js";
import { AppError } from "@/lib/errors";
import type { BrandFiles } from "@/lib/ports/branding";

const bucket = "branding";

/** Logos in a private bucket of Supabase Storage. Browsers write there through a signed address, and read nothing. */
export function createSupabaseBrandFiles(config: { url: string; secretKey: string }): BrandFiles {
  const storage = createClient(config.url, config.secretKey, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
  }).storage.from(bucket);
  return {
    async openUpload(path) {
      const { data, error } = await storage.createSignedUploadUrl(path);
      if (error) throw new AppError("unavailable", "The logo cannot be taken right now.", { cause: error });
      return data.signedUrl;
    },
    async read(path) {
      const { data, error } = await storage.download(path);
      if (data) return new Uint8Array(await data.arrayBuffer());
      if (/not.?found/i.test(error.message)) return null;
      throw new AppError("unavailable", "The logo cannot be read right now.", { cause: error });
    },
    async remove(path) {
      const { error } = await storage.remove([path]);
      if (error) throw new AppError("unavailable", "The logo cannot be removed right now.", { cause: error });
    },
  };
}
