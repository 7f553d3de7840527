import pg from "pg";
import { migrate } from "@/scripts/db/migrate";
import { type RunningPostgres, startPostgres } from "./postgres";
import { applySupabaseBase } from "./supabase/base";

/** The stack's Postgres, which can be taken away and brought back at the same address. */
export interface StackDatabase {
  adminUrl: string;
  pid(): number;
  stop(): Promise<void>;
  /** Starts it again after `stop`. */
  start(): Promise<void>;
}

interface DatabaseOptions {
  dir: string;
  port: number;
  log: (line: string) => void;
  /** Called when the server ends without having been asked to. */
  onLost: () => void;
}

/** Starts Postgres and makes it what a migrated hosted project is. */
export async function startStackDatabase({ dir, port, log, onLost }: DatabaseOptions): Promise<StackDatabase> {
  let isWanted = true;
  async function start(): Promise<RunningPostgres> {
    isWanted = true;
    const started = await startPostgres({ dir, port });
    void started.ended.then(() => {
      if (isWanted) onLost();
    });
    return started;
  }
  let server = await start();
  const stop = async () => {
    isWanted = false;
    await server.stop();
  };
  try {
    await applySupabaseBase(server.adminUrl);
    const { applied } = await migrate(server.adminUrl);
    if (applied.length > 0) log(`applied ${applied.length} migrations`);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    adminUrl: server.adminUrl,
    pid: () => server.pid,
    stop,
    async start() {
      server = await start();
    },
  };
}

/** Lets the application log in with its own role, and answers the address for it. */
export async function allowAppLogin(adminUrl: string, password: string): Promise<string> {
  const role = "app_server";
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(`alter role ${role} login password ${client.escapeLiteral(password)}`);
  } finally {
    await client.end();
  }
  const url = new URL(adminUrl);
  url.username = role;
  url.password = password;
  return url.href;
}

/** True while no business has been made. */
export async function isUnseeded(adminUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ some: boolean }>("select exists (select from public.businesses) as some");
    return !rows[0]?.some;
  } finally {
    await client.end();
  }
}
