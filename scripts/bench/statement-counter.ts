import type { Bench } from "./bench-stack";

/** Makes Postgres count statements from now on. It is started anew for that; the application connects again. */
export async function startCounting({ admin, stack }: Bench): Promise<void> {
  await admin.query("alter system set shared_preload_libraries = 'pg_stat_statements'");
  await stack.database.stop();
  await stack.database.start();
  await admin.query("create extension if not exists pg_stat_statements schema extensions");
}

/** How many statements the application sent during `work`, without those that only begin and end transactions. */
export async function countStatements({ admin }: Bench, work: () => Promise<void>): Promise<number> {
  await admin.query("select extensions.pg_stat_statements_reset()");
  await work();
  const { rows } = await admin.query<{ count: number }>(
    `select coalesce(sum(calls), 0)::int as count from extensions.pg_stat_statements
     where userid in (select oid from pg_roles where rolname in ('app_server', 'authenticated', 'app_system'))
       and query !~* '^(begin|start|commit|rollback|set |reset |discard )' and query !~ 'set_config'`,
  );
  return rows[0]?.count ?? 0;
}
