import { createClient } from "@supabase/supabase-js";
import { AppError } from "@/lib/errors";
import type { RecordingArchive } from "@/lib/ports";

export interface SupabaseStorageConfig {
  url: string;
  secretKey: string;
  /** Addresses that recordings may be fetched from; anything else is refused. */
  isAllowedSource: (url: URL) => boolean;
}

const bucket = "recordings";
const fetchTimeoutMs = 30_000;
const sizeBytesMax = 200 * 1024 * 1024;

/** Recordings in a private bucket of Supabase Storage. Only the server holds the key. */
export function createSupabaseRecordingArchive(config: SupabaseStorageConfig): RecordingArchive {
  const storage = createClient(config.url, config.secretKey, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
  }).storage.from(bucket);
  return {
    async copy(sourceUrl, path) {
      const { body, contentType } = await download(sourceUrl, config.isAllowedSource);
      const { error } = await storage.upload(path, body, { contentType, upsert: true });
      if (error) throw new AppError("unavailable", "The recording could not be stored.", { cause: error });
      return { contentType, sizeBytes: body.byteLength };
    },
    async link(path, seconds) {
      const { data, error } = await storage.createSignedUrl(path, seconds);
      if (error) throw new AppError("unavailable", "The recording cannot be opened right now.", { cause: error });
      return data.signedUrl;
    },
    async remove(paths) {
      const { error } = await storage.remove(paths);
      if (error) throw new AppError("unavailable", "The recording could not be removed.", { cause: error });
    },
  };
}

async function download(sourceUrl: string, isAllowedSource: (url: URL) => boolean) {
  const url = new URL(sourceUrl);
  if (!isAllowedSource(url)) throw new AppError("forbidden", "The recording's address is not the voice provider's.");
  const response = await fetch(url, { signal: AbortSignal.timeout(fetchTimeoutMs), redirect: "error" }).catch(
    (error: unknown) => {
      throw new AppError("unavailable", "The recording could not be fetched.", { cause: error });
    },
  );
  if (response.status === 403 || response.status === 404 || response.status === 410) {
    throw new AppError("not_found", "The voice provider no longer has the recording.");
  }
  if (!response.ok) throw new AppError("unavailable", "The recording could not be fetched.");
  if (Number(response.headers.get("content-length") ?? 0) > sizeBytesMax) {
    throw new AppError("conflict", "The recording is too large to keep.");
  }
  return {
    body: await response.arrayBuffer(),
    contentType: response.headers.get("content-type") ?? "audio/wav",
  };
}
