import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const left = new Set(["node_modules", ".git", ".next", ".local"]);

/** Every file of the repository under a folder, with slashes, without what is installed or built. */
export function listFiles(folder = "."): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name);
    if (left.has(entry.name) || entry.isSymbolicLink()) return [];
    return entry.isDirectory() ? listFiles(file) : [file];
  });
}

export function read(file: string): string {
  return readFileSync(file, "utf8");
}
