#!/usr/bin/env node
// The one door for every npm command. Plain JavaScript for any Node from 18 on: installs what the
// lock file names when it is missing, finds a Node 24, and hands over to the command's real script.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const nodeMajor = 24;

/** Command name to what Node 24 runs: a TypeScript file of ours, or a tool's own entry and its arguments. */
const commands = {
  demo: ["scripts/demo.ts"],
  dev: ["scripts/dev.ts"],
  call: ["scripts/phone/call.ts"],
  seed: ["scripts/seed/seed.ts"],
  replay: ["scripts/replay.ts"],
  doctor: ["scripts/doctor.ts"],
  test: ["scripts/test.ts"],
  verify: ["scripts/test.ts", "--fast"],
  bench: ["scripts/bench/bench.ts"],
  eval: ["scripts/eval/eval.ts"],
  scenarios: ["scripts/eval/scenarios.ts"],
  screenshots: ["scripts/screenshots.ts"],
  "validate:env": ["scripts/validate-env.ts"],
  "validate:env:deploy": ["scripts/validate-env.ts", "--deploy"],
  "pre-deploy": ["scripts/pre-deploy.ts"],
  "db:migrate": ["scripts/db/migrate.ts"],
  "db:types": ["scripts/db/types.ts"],
  build: ["node_modules/next/dist/bin/next", "build"],
  start: ["node_modules/next/dist/bin/next", "start"],
  "type-check": ["scripts/type-check.ts"],
  lint: ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings"],
  format: ["node_modules/@biomejs/biome/bin/biome", "check", "--write"],
};

function readJson(file) {
  return JSON.parse(readFileSync(path.join(root, file), "utf8"));
}

/** True when every package that the lock file requires is in node_modules at the locked version. */
function isInstalled() {
  if (!existsSync(path.join(root, "node_modules/.package-lock.json"))) return false;
  const wanted = readJson("package-lock.json").packages;
  const present = readJson("node_modules/.package-lock.json").packages;
  return Object.entries(wanted).every(
    ([name, entry]) => name === "" || entry.optional || present[name]?.version === entry.version,
  );
}

function install() {
  process.stderr.write("Installing the packages of package-lock.json (about a minute) ...\n");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const done = spawnSync(npm, ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (done.status !== 0) {
    process.stderr.write("npm ci failed. Check the network and run the command again.\n");
    process.exit(done.status ?? 1);
  }
}

/** The Node 24 to run with: this one, or the one that the lock file brings (Linux). Ends before an install that is in vain. */
function findNode() {
  if (Number(process.versions.node.split(".")[0]) >= nodeMajor) return process.execPath;
  const packaged = `node_modules/node-${process.platform}-${process.arch}`;
  if (readJson("package-lock.json").packages[packaged]) return path.join(root, packaged, "bin/node");
  return refuseNode();
}

function refuseNode() {
  process.stderr.write(
    `Node ${nodeMajor} is needed and this is ${process.version}. Install it from https://nodejs.org and run the command again.\n`,
  );
  return process.exit(1);
}

const [name = "", ...rest] = process.argv.slice(2);
const command = commands[name];
if (!command) {
  process.stderr.write(`Unknown command "${name}". Known: ${Object.keys(commands).join(", ")}\n`);
  process.exit(2);
}
const node = findNode();
if (!isInstalled()) install();
if (!existsSync(node)) refuseNode();
const [entry, ...preset] = command;
const loader = entry.endsWith(".ts") ? ["--import", "tsx"] : [];
// The message channel is a dead-man switch: a script that owns other processes hears "disconnect"
// when this process dies in any way, and stops them.
const child = spawn(node, [...loader, path.join(root, entry), ...preset, ...rest], {
  cwd: root,
  stdio: ["inherit", "inherit", "inherit", "ipc"],
  env: { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ""}` },
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.on(signal, () => child.kill(signal));
}
child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
