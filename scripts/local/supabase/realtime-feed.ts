import pg from "pg";

/** A message that the database sent through realtime.send or realtime.broadcast_changes. */
export interface DatabaseMessage {
  id: string;
  topic: string;
  event: string;
  payload: unknown;
  private: boolean;
}

interface FeedOptions {
  adminUrl: string;
  pool: pg.Pool;
  deliver: (message: DatabaseMessage) => void;
  log: (line: string) => void;
}

const retryMs = 300;

/**
 * Hands over every message that is committed to realtime.messages, in order. Survives a database that
 * goes away and comes back; what was sent in between is lost, as on a hosted project that is down.
 */
export async function startDatabaseFeed(options: FeedOptions): Promise<{ close(): Promise<void> }> {
  let client: pg.Client | undefined;
  let isClosed = false;
  let work = Promise.resolve();

  async function read(id: string): Promise<void> {
    const { rows } = await options.pool.query<DatabaseMessage>(
      "select id, topic, event, payload, private from realtime.messages where id = $1",
      [id],
    );
    if (rows[0]) options.deliver(rows[0]);
  }
  async function listen(): Promise<void> {
    const next = new pg.Client({ connectionString: options.adminUrl });
    next.on("error", (error) => options.log(`realtime: ${error.message}`));
    next.on("notification", ({ payload }) => {
      work = work.then(() => read(payload ?? "")).catch((error) => options.log(`realtime: ${error.message}`));
    });
    next.on("end", () => {
      if (!isClosed) setTimeout(() => void listen().catch(() => undefined), retryMs);
    });
    await next.connect();
    await next.query("listen realtime_messages");
    client = next;
  }

  await listen();
  return {
    async close() {
      isClosed = true;
      await client?.end().catch(() => undefined);
      await work;
    },
  };
}
