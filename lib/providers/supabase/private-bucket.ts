import { createClient } from "@supabase/supabase-js";
import { AppError } from "@/lib/errors";

export interface StorageConfig {
  url: string;
  secretKey: string;
}

/**
 * A private bucket of Supabase Storage: only the server holds the key, others read and write through signed addresses.
 * `what` is in it, for the sentences of AppError `unavailable`.
 */
export function openPrivateBucket({ url, secretKey }: StorageConfig, bucket: string, what: string) {
  const storage = createClient(url, secretKey, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
  }).storage.from(bucket);
  const failed = (cannot: string, cause: unknown) => new AppError("unavailable", `The ${what} ${cannot}.`, { cause });
  return {
    async openUpload(path: string): Promise<string> {
      const { data, error } = await storage.createSignedUploadUrl(path);
      if (error) throw failed("cannot be taken right now", error);
      return data.signedUrl;
    },
    /** Null when there is none. */
    async read(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
      const { data, error } = await storage.download(path);
      if (data) return new Uint8Array(await data.arrayBuffer());
      if (/not.?found/i.test(error.message)) return null;
      throw failed("cannot be read right now", error);
    },
    /** Over what is there already. */
    async put(path: string, body: ArrayBuffer | Blob, contentType: string): Promise<void> {
      const { error } = await storage.upload(path, body, { contentType, upsert: true });
      if (error) throw failed("could not be stored", error);
    },
    /** An address that works for so many seconds; with a name it is downloaded under that. */
    async link(path: string, seconds: number, fileName?: string): Promise<string> {
      const { data, error } = await storage.createSignedUrl(path, seconds, fileName ? { download: fileName } : {});
      if (error) throw failed("cannot be opened right now", error);
      return data.signedUrl;
    },
    /** What is gone already is no failure. */
    async remove(paths: string[]): Promise<void> {
      const { error } = await storage.remove(paths);
      if (error) throw failed("could not be removed", error);
    },
  };
}
