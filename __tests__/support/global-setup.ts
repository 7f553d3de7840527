import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { type RunningPostgres, startPostgres } from "@/scripts/local/postgres";
import { applySupabaseBase } from "@/scripts/local/supabase/base";

/** What a test file needs to make itself a database: the server, the template to clone, the app's login. */
export interface DatabaseServer {
  adminUrl: string;
  templateName: string;
  appRole: string;
  appPassword: string;
}

declare module "vitest" {
  interface ProvidedContext {
    /** Answers with a DatabaseServer as JSON. The first request starts it. */
    databaseServerUrl: string;
  }
}

const templateName = "template_migrated";
const appRole = "app_server";

interface Started {
  postgres: RunningPostgres;
  dir: string;
  description: DatabaseServer;
}

async function buildTemplate(postgres: RunningPostgres, appPassword: string): Promise<void> {
  const admin = new pg.Client({ connectionString: postgres.adminUrl });
  await admin.connect();
  try {
    await admin.query(`create database ${templateName}`);
    const url = new URL(postgres.adminUrl);
    url.pathname = `/${templateName}`;
    await applySupabaseBase(url.href);
    const { migrate } = await import("@/scripts/db/migrate");
    await migrate(url.href);
    await admin.query(`alter role ${appRole} login password '${appPassword}'`);
  } finally {
    await admin.end();
  }
}

async function startDatabase(): Promise<Started> {
  const dir = await mkdtemp(path.join(tmpdir(), "cloudgreet-test-"));
  // Root's Postgres runs as nobody, who has to pass through this folder.
  await chmod(dir, 0o711);
  const postgres = await startPostgres({ dir });
  const appPassword = randomBytes(16).toString("hex");
  try {
    await buildTemplate(postgres, appPassword);
  } catch (error) {
    await stopDatabase({ postgres, dir });
    throw error;
  }
  return { postgres, dir, description: { adminUrl: postgres.adminUrl, templateName, appRole, appPassword } };
}

async function stopDatabase({ postgres, dir }: Pick<Started, "postgres" | "dir">): Promise<void> {
  await postgres.stop();
  await rm(dir, { recursive: true, force: true });
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port was given");
  return address.port;
}

/**
 * Offers one Postgres to all test files of a run. It starts, with a template database that has our
 * migrations, when the first file asks; a run that needs no database pays a millisecond.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let started: Promise<Started> | undefined;
  const key = randomBytes(16).toString("hex");
  const server = createServer(async (request, response) => {
    if (request.url !== `/${key}`) return response.writeHead(404).end();
    started ??= startDatabase();
    try {
      response.end(JSON.stringify((await started).description));
    } catch (error) {
      response.writeHead(500).end(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  });
  project.provide("databaseServerUrl", `http://127.0.0.1:${await listen(server)}/${key}`);
  return async () => {
    server.close();
    server.closeAllConnections();
    const running = await started?.catch(() => undefined);
    if (running) await stopDatabase(running);
  };
}
