import { AppError, type ErrorCode } from "@/lib/errors";
import type { RecordingArchive } from "@/lib/ports";
import type { BrandFiles } from "@/lib/ports/branding";
import type { ImportFiles } from "@/lib/ports/customers";
import type { ExportFiles } from "@/lib/ports/privacy";
import type { AccountDirectory } from "@/lib/ports/team";

/** Private storage in memory, for tests. */
export interface FakeRecordingArchive extends RecordingArchive {
  /** Source address by storage path. */
  files: Map<string, string>;
  /** The code of the next failures, first one first; when there are none a copy succeeds. */
  failures: ErrorCode[];
}

export function createFakeRecordingArchive(): FakeRecordingArchive {
  const files = new Map<string, string>();
  const failures: ErrorCode[] = [];
  return {
    files,
    failures,
    async copy(sourceUrl, path) {
      const code = failures.shift();
      if (code) throw new AppError(code, `The copy failed: ${code}.`);
      files.set(path, sourceUrl);
      return { contentType: "audio/wav", sizeBytes: 1_000 };
    },
    async link(path, seconds) {
      if (!files.has(path)) throw new AppError("unavailable", "The recording cannot be opened right now.");
      return `https://storage.example/${path}?seconds=${seconds}`;
    },
    async remove(paths) {
      const code = failures.shift();
      if (code) throw new AppError(code, `The removal failed: ${code}.`);
      for (const path of paths) files.delete(path);
    },
  };
}

/** Accounts in memory, for tests. */
export function createFakeAccounts(): AccountDirectory & { made: Map<string, string> } {
  const made = new Map<string, string>();
  return {
    made,
    async create({ email, password }) {
      if (made.has(email)) return "exists";
      made.set(email, password);
      return "created";
    },
    remove: async () => undefined,
  };
}

/** Logos in memory, for tests. */
export interface FakeBrandFiles extends BrandFiles {
  files: Map<string, Uint8Array>;
  isDown: boolean;
}

export function createFakeBrandFiles(): FakeBrandFiles {
  const files = new Map<string, Uint8Array>();
  const fake: FakeBrandFiles = {
    files,
    isDown: false,
    openUpload: async (path) => `https://storage.example/${path}?token=t`,
    async read(path) {
      if (fake.isDown) throw new AppError("unavailable", "The logo cannot be opened right now.");
      return files.get(path) ?? null;
    },
    remove: async (path) => void files.delete(path),
  };
  return fake;
}

/** Files that members sent in, in memory, for tests. */
export interface FakeImportFiles extends ImportFiles {
  files: Map<string, Uint8Array>;
}

export function createFakeImportFiles(): FakeImportFiles {
  const files = new Map<string, Uint8Array>();
  return {
    files,
    openUpload: async (path) => `https://storage.example/${path}?token=t`,
    read: async (path) => files.get(path) ?? null,
    async remove(paths) {
      for (const path of paths) files.delete(path);
    },
  };
}

/** Exports in memory, for tests. */
export interface FakeExportFiles extends ExportFiles {
  files: Map<string, Uint8Array>;
}

export function createFakeExportFiles(): FakeExportFiles {
  const files = new Map<string, Uint8Array>();
  return {
    files,
    put: async (path, bytes) => void files.set(path, bytes),
    link: async (path, seconds, name) => `https://storage.example/${path}?seconds=${seconds}&download=${name}`,
    async remove(paths) {
      for (const path of paths) files.delete(path);
    },
  };
}
