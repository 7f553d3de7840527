import { AppError } from "@/lib/errors";
import type { RecordingArchive } from "@/lib/ports";
import { openPrivateBucket, type StorageConfig } from "./private-bucket";

export interface SupabaseStorageConfig extends StorageConfig {
  /** Addresses that recordings may be fetched from; anything else is refused. */
  isAllowedSource: (url: URL) => boolean;
}

const fetchTimeoutMs = 30_000;
const sizeBytesMax = 200 * 1024 * 1024;

/** Recordings of calls. */
export function createSupabaseRecordingArchive(config: SupabaseStorageConfig): RecordingArchive {
  const { put, link, remove } = openPrivateBucket(config, "recordings", "recording");
  return {
    async copy(sourceUrl, path) {
      const { body, contentType } = await download(sourceUrl, config.isAllowedSource);
      await put(path, body, contentType);
      return { contentType, sizeBytes: body.byteLength };
    },
    link: (path, seconds) => link(path, seconds),
    remove,
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
