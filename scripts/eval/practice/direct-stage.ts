import { randomUUID } from "node:crypto";
import type pg from "pg";
import type { Container } from "@/lib/container";
import { beginConversation, type ConversationState } from "@/lib/receptionist/engines/conversation-state";
import { converse } from "@/lib/receptionist/engines/converse";
import type { PracticeBusiness } from "@/lib/receptionist/rehearsal/practice-business";
import type { Answer, OpenStage, StageCall } from "@/lib/receptionist/rehearsal/stage";
import type { CallToolLine } from "@/lib/receptionist/tools/tool";
import { answerInboundCall } from "@/lib/services/calls/answer-inbound-call";
import { insertPractice, type Practice } from "./insert-practice";
import { lookAtPractice } from "./look-at-practice";

interface Direct {
  container: Pick<Container, "ports">;
  admin: pg.Pool;
  business: PracticeBusiness;
  /** When the callers of a run ring. */
  nowOf: (run: number) => Date;
  hasModel: boolean;
}

/** Stages without the telephone: the receptionist and the services in this process, over a real database. */
export function directStages(direct: Direct): OpenStage {
  return async (scenario, run) => {
    const now = direct.nowOf(run);
    const practice = await insertPractice(direct.admin, direct.business, scenario, now);
    return {
      now,
      ring: (from) => ring(direct, practice, from, now),
      look: () => lookAtPractice(direct.admin, practice.id),
      close: async () => undefined,
    };
  };
}

async function ring(
  { container, business, hasModel }: Direct,
  practice: Practice,
  from: string | null,
  now: Date,
): Promise<StageCall> {
  const ctx = {
    ...container.ports,
    now,
    requestId: "rehearsal",
    causeId: null,
    actor: { kind: "caller" as const, id: from },
  };
  const caller = { agentId: null, lineNumber: practice.number, callerNumber: from };
  const inbound = await answerInboundCall(ctx, { ...caller, inboundKey: randomUUID(), engine: "retell" });
  if (inbound.outcome !== "answered") throw new Error(`The practice line was ${inbound.outcome}.`);
  const line: CallToolLine = {
    businessId: practice.id,
    timeZone: business.timeZone,
    language: "en",
    callerNumber: from,
    callId: inbound.callId,
  };
  let state: ConversationState = beginConversation(inbound.variables, hasModel);
  const step = async (input: Parameters<typeof converse>[3]): Promise<Answer> => {
    const heard = await converse({ ...ctx, causeId: inbound.callId }, line, state, input);
    state = heard.state;
    return { text: heard.say, isOver: heard.isOver, isTransferred: heard.transferTo.length > 0 };
  };
  return { greeting: await step({ kind: "start" }), hear: step, hangUp: async () => undefined };
}
