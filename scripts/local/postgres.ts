import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { armDeadMan } from "./dead-man";
import { findFreePort } from "./ports";
import { findPostgresBinaries, isOpenToOthers, type PostgresBinaries } from "./postgres-binaries";
import { isAlive, isMarkAlive, markProcess, type ProcessMark, waitUntilGone } from "./processes";

/** Where Postgres keeps its files and how it is started. `flags` are settings as `name=value`. */
export interface PostgresOptions {
  dir: string;
  /** Without it a free port is chosen. */
  port?: number;
  flags?: string[];
  log?: (line: string) => void;
}

/** A running Postgres. `adminUrl` logs in as the superuser `postgres`. */
export interface RunningPostgres {
  port: number;
  /** The cluster's folder: `<dir>/pg`, or below /var/tmp when root's folder is closed to others. */
  dataDir: string;
  adminUrl: string;
  pid: number;
  /** Resolves once, when the server has ended for whatever reason. */
  ended: Promise<void>;
  /** Fast shutdown, data kept. Safe to call twice. */
  stop(): Promise<void>;
}

interface Identity {
  uid?: number;
  gid?: number;
}

const settings = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "max_connections=120",
  "timezone=UTC",
  "log_min_messages=warning",
  "wal_level=logical",
  // A crash of a process loses nothing; only a power cut could, and local data is sample data.
  "fsync=off",
  "full_page_writes=off",
  "max_wal_size=256MB",
];

/** Postgres refuses to run as root, so root's server runs as nobody. */
function identity(): Identity {
  if (process.getuid?.() !== 0) return {};
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith("nobody:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) };
}

function dataFolder(dir: string, as: Identity): string {
  if (as.uid === undefined || isOpenToOthers(dir)) return path.join(dir, "pg");
  const name = createHash("sha256").update(path.resolve(dir)).digest("hex").slice(0, 12);
  return `/var/tmp/local-pg-${name}/pg`;
}

function readPassword(dir: string, isNew: boolean): string {
  const file = path.join(dir, "postgres-password");
  if (isNew) writeFileSync(file, randomBytes(24).toString("base64url"), { mode: 0o600 });
  else if (!existsSync(file)) {
    throw new Error(`${file} is gone, so the data beside it cannot be opened. Delete the folder ${dir}.`);
  }
  return readFileSync(file, "utf8").trim();
}

function environment(): NodeJS.ProcessEnv {
  return { ...process.env, LC_ALL: "C", TZ: "UTC", PGTZ: "UTC", USER: "postgres", LOGNAME: "postgres" };
}

/** Makes an empty cluster beside its final place and moves it there, so that a half-made one is never used. */
async function createCluster(binaries: PostgresBinaries, dataDir: string, password: string, as: Identity) {
  const draft = `${dataDir}.new`;
  const passwordFile = `${dataDir}.password`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(path.dirname(dataDir), { recursive: true, mode: 0o711 });
  mkdirSync(draft, { mode: 0o700 });
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (as.uid !== undefined && as.gid !== undefined) {
    for (const file of [draft, passwordFile]) chownSync(file, as.uid, as.gid);
  }
  // The built-in C.UTF-8 sorts the same on every system; the system's locales do not.
  const options = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "-E", "UTF8", "--no-sync"];
  const login = ["-U", "postgres", "--pwfile", passwordFile, "-A", "scram-sha-256"];
  try {
    await runToEnd(spawn(binaries.initdb, ["-D", draft, ...login, ...options], spawnOptions(as)), "initdb");
    renameSync(draft, dataDir);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function spawnOptions(as: Identity) {
  const cwd = process.platform === "win32" ? {} : { cwd: "/" };
  return { ...as, ...cwd, env: environment(), windowsHide: true };
}

async function runToEnd(child: ChildProcess, name: string): Promise<void> {
  let output = "";
  child.stderr?.on("data", (chunk) => {
    output += chunk;
  });
  child.stdout?.resume();
  await new Promise<void>((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => {
      if (code === 0) return resolve();
      const hint = output.includes("could not look up effective user")
        ? " (this user id has no entry in /etc/passwd)"
        : "";
      reject(new Error(`${name} ended with ${code}${hint}: ${output.trim()}`));
    });
  });
}

/** The owner that a data folder remembers: which process started its server, and the server itself. */
interface Ownership {
  owner: ProcessMark;
  server: ProcessMark;
}

function readOwnership(file: string): Ownership | null {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

/** Ends a server that a killed owner left behind; refuses when the owner still lives. */
async function endStale(dir: string, dataDir: string): Promise<void> {
  const last = readOwnership(path.join(dir, "postgres-owner.json"));
  if (last && isMarkAlive(last.server)) {
    if (isMarkAlive(last.owner)) throw new Error(`The database in ${dir} is in use by process ${last.owner.pid}.`);
    process.kill(last.server.pid, "SIGINT");
    if (!(await waitUntilGone(last.server.pid, 10_000))) {
      throw new Error(`A Postgres left behind (process ${last.server.pid}) does not stop.`);
    }
  }
  // Postgres judges its own lock file rightly, unless the id in it now belongs to a stranger.
  const lockFile = path.join(dataDir, "postmaster.pid");
  if (existsSync(lockFile) && isAlive(Number(readFileSync(lockFile, "utf8").split("\n")[0]))) rmSync(lockFile);
}

async function untilReady(child: ChildProcess, log: (line: string) => void): Promise<void> {
  let tail = "";
  await new Promise<void>((resolve, reject) => {
    child.on("error", reject);
    child.once("exit", (code) => reject(new Error(`Postgres ended with ${code} while starting: ${tail.trim()}`)));
    child.stderr?.on("data", (chunk) => {
      tail = (tail + chunk).slice(-3000);
      if (tail.includes("ready to accept connections")) resolve();
      log(String(chunk).trimEnd());
    });
  });
}

function stopper(child: ChildProcess, dataDir: string, binaries: PostgresBinaries, ended: Promise<void>) {
  return async () => {
    if (child.exitCode !== null || child.signalCode !== null) return ended;
    const impatient = setTimeout(() => child.kill("SIGQUIT"), 5000);
    if (process.platform === "win32") execFileSync(binaries.pgCtl, ["stop", "-D", dataDir, "-m", "fast"]);
    else child.kill("SIGINT");
    await ended;
    clearTimeout(impatient);
  };
}

/**
 * Starts the Postgres 17 of the lock file on 127.0.0.1 and resolves when it answers. The first start
 * in a folder makes an empty cluster and a random password (`<dir>/postgres-password`, mode 0600);
 * later starts find the data again. The server ends with this process, however this process ends.
 * Throws when another live process uses the folder.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const dir = path.resolve(options.dir);
  const as = identity();
  mkdirSync(dir, { recursive: true });
  const dataDir = dataFolder(dir, as);
  const binaries = findPostgresBinaries(as.uid !== undefined);
  await endStale(dir, dataDir);
  const isNew = !existsSync(path.join(dataDir, "PG_VERSION"));
  const password = readPassword(dir, isNew);
  if (isNew) await createCluster(binaries, dataDir, password, as);
  if ((statSync(dataDir).mode & 0o077) !== 0) chmodSync(dataDir, 0o700);

  const port = options.port ?? (await findFreePort());
  const flags = [...settings, ...(options.flags ?? [])].flatMap((flag) => ["-c", flag]);
  // Its own process group: Ctrl-C in a terminal reaches us alone, and we decide the order.
  const child = spawn(binaries.postgres, ["-D", dataDir, "-p", String(port), ...flags], {
    ...spawnOptions(as),
    stdio: ["ignore", "ignore", "pipe"],
    detached: process.platform !== "win32",
  });
  const pid = child.pid;
  if (pid !== undefined) {
    const ownership: Ownership = { owner: markProcess(process.pid), server: markProcess(pid) };
    writeFileSync(path.join(dir, "postgres-owner.json"), JSON.stringify(ownership), { mode: 0o600 });
  }
  const disarm = pid === undefined ? () => undefined : armDeadMan({ pid, kind: "process", signal: "INT" });
  const endWithUs = () => void child.kill("SIGINT");
  process.once("exit", endWithUs);
  const ended = new Promise<void>((resolve) => {
    child.once("close", () => {
      disarm();
      process.off("exit", endWithUs);
      resolve();
    });
  });
  await untilReady(child, options.log ?? (() => undefined));
  if (pid === undefined) throw new Error("Postgres started without a process id");
  const adminUrl = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  return { port, dataDir, adminUrl, pid, ended, stop: stopper(child, dataDir, binaries, ended) };
}
