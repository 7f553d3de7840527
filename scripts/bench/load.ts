import http from "node:http";
import pg from "pg";
import { signRetell } from "@/scripts/events/sign-event";
import type { LoadPlan, LoadResult, PlannedRequest } from "./plan";

/** The process that makes load: it gets plans as messages and answers each with a LoadResult. */

type HttpPlan = Extract<LoadPlan, { kind: "http" }>;
type SqlPlan = Extract<LoadPlan, { kind: "sql" }>;
type Count = (counted: Record<string, number>, key: string) => void;

const count: Count = (counted, key) => {
  counted[key] = (counted[key] ?? 0) + 1;
};

/** Runs `once` with 0, 1, 2 ... `total`, `concurrency` at a time, and times each. */
async function drive(total: number, concurrency: number, once: (index: number) => Promise<void>) {
  const latenciesMs: number[] = [];
  let next = 0;
  const began = performance.now();
  const worker = async () => {
    for (let index = next++; index < total; index = next++) {
      const startedAt = performance.now();
      await once(index);
      latenciesMs.push(performance.now() - startedAt);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const durationMs = performance.now() - began;
  return { latenciesMs: latenciesMs.sort((a, b) => a - b), durationMs };
}

interface Answer {
  status: string;
  text: string;
}

function send(agent: http.Agent, request: PlannedRequest, body: string | undefined, signature: Record<string, string>) {
  return new Promise<Answer>((resolve) => {
    const headers: Record<string, string> = { ...request.headers, ...signature };
    if (body !== undefined) {
      headers["content-type"] = "application/json";
      headers["content-length"] = String(Buffer.byteLength(body));
    }
    const sent = http.request(request.url, { method: request.method, agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        resolve({ status: String(response.statusCode), text: Buffer.concat(chunks).toString() }),
      );
      response.on("error", () => resolve({ status: "cut", text: "" }));
    });
    sent.on("error", () => resolve({ status: "cut", text: "" }));
    sent.end(body);
  });
}

const outcomeForm = /"data":\{"outcome":"([a-z_]+)"/;

async function runHttp({ requests, retellKey, concurrency, count: total }: HttpPlan): Promise<LoadResult> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: concurrency });
  const statuses: Record<string, number> = {};
  const outcomes: Record<string, number> = {};
  const run = Date.now().toString(36);
  const timed = await drive(total, concurrency, async (index) => {
    const request = requests[index % requests.length];
    if (!request) return;
    const body = request.body?.replaceAll("{{n}}", `${run}${index}`);
    const signature = retellKey && body !== undefined ? signRetell(body, retellKey, Date.now()) : {};
    const answer = await send(agent, request, body, signature);
    count(statuses, answer.status);
    const outcome = outcomeForm.exec(answer.text)?.[1];
    if (outcome) count(outcomes, outcome);
  });
  agent.destroy();
  return { ...timed, statuses, outcomes };
}

async function runSql({
  databaseUrl,
  poolSize,
  sql,
  parameters,
  concurrency,
  count: total,
}: SqlPlan): Promise<LoadResult> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: poolSize });
  const timed = await drive(total, concurrency, async (index) => {
    await pool.query(sql, parameters[index % parameters.length]);
  });
  await pool.end();
  return { ...timed, statuses: {}, outcomes: {} };
}

process.on("message", async (plan: LoadPlan) => {
  try {
    process.send?.({ result: plan.kind === "http" ? await runHttp(plan) : await runSql(plan) });
  } catch (error) {
    process.send?.({ error: error instanceof Error ? error.message : String(error) });
  }
});
process.on("disconnect", () => process.exit(0));
