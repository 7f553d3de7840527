import type pg from "pg";
import type { Container } from "@/lib/container";
import type { PracticeBusiness } from "@/lib/receptionist/rehearsal/practice-business";
import type { Answer, OpenStage, StageCall } from "@/lib/receptionist/rehearsal/stage";
import { publishReceptionist } from "@/lib/services/receptionist/publish-receptionist";
import type { CallReport, CallStep } from "@/scripts/local/retell/call-report";
import { insertPractice, type Practice } from "./insert-practice";
import { lookAtPractice } from "./look-at-practice";

interface Telephone {
  container: Pick<Container, "ports">;
  admin: pg.Pool;
  business: PracticeBusiness;
  retell: { url: string; apiKey: string };
  brain: "scripted" | "openai";
}

/** Stages over the whole product: published at the voice provider, rung through its telephone, tools over signed HTTP. */
export function telephoneStages(telephone: Telephone): OpenStage {
  const { admin, business, container, retell } = telephone;
  return async (scenario) => {
    const now = new Date();
    const practice = await insertPractice(admin, business, scenario, now);
    const actor = { kind: "system" as const, id: "scenarios" };
    await publishReceptionist({ ...container.ports, now, requestId: "scenarios", causeId: null, actor }, practice.id);
    const callIds: string[] = [];
    return {
      now,
      ring: (from) => ring(telephone, practice.number, from, callIds),
      look: () => lookAtPractice(admin, practice.id),
      close: () => forget(retell, admin, practice, callIds),
    };
  };
}

/** Takes back what was published: the stand-in writes all of its state down after every request. */
async function forget(
  { url, apiKey }: Telephone["retell"],
  admin: pg.Pool,
  { id, number }: Practice,
  callIds: string[],
): Promise<void> {
  const { rows } = await admin.query<{ agent: string; llm: string }>(
    "select retell_agent_id as agent, retell_llm_id as llm from public.receptionists where business_id = $1",
    [id],
  );
  const made = rows.flatMap(({ agent, llm }) => [`/delete-agent/${agent}`, `/delete-retell-llm/${llm}`]);
  const calls = callIds.map((callId) => `/v2/delete-call/${callId}`);
  for (const path of [...calls, `/delete-phone-number/${number}`, ...made]) {
    await fetch(url + path, { method: "DELETE", headers: { authorization: `Bearer ${apiKey}` } });
  }
}

async function ring(
  { retell: { url: retellUrl }, brain }: Telephone,
  to: string,
  from: string | null,
  callIds: string[],
): Promise<StageCall> {
  const opened = await post<CallStep | { reason: string }>(retellUrl, "/_sim/calls", {
    to_number: to,
    from_number: from,
    pace: "fast",
    engine: brain,
  });
  if (!("call_id" in opened)) throw new Error(`Nobody answered: ${opened.reason}`);
  callIds.push(opened.call_id);
  const address = `/_sim/calls/${opened.call_id}`;
  let isOver = opened.is_over;
  return {
    greeting: answerOf(opened),
    async hear(act) {
      const body =
        act.kind === "speech" ? { text: act.text } : act.kind === "digits" ? { digits: act.digits } : { silence: true };
      const step = await post<CallStep>(retellUrl, `${address}/say`, body);
      isOver = step.is_over;
      return answerOf(step);
    },
    async hangUp() {
      if (!isOver) await post<CallReport>(retellUrl, `${address}/hang-up`, {});
    },
  };
}

// A transfer that nobody takes leaves the caller with the receptionist.
function answerOf({ say, is_over: isOver, call }: CallStep): Answer {
  return { text: say, isOver, isTransferred: call?.disconnection_reason === "call_transfer" };
}

async function post<Body>(baseUrl: string, path: string, body: unknown): Promise<Body> {
  const response = await fetch(baseUrl + path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json() as Promise<Body>;
}
