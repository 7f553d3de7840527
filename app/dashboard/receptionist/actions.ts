"use server";

import { randomUUID } from "node:crypto";
import { revalidatePath } from "next/cache";
import { after } from "next/server";
import { z } from "zod";
import { getContainer } from "@/lib/container";
import { draftInput, readContent, receptionistContent } from "@/lib/domain/receptionist/receptionist-content";
import { toAppError } from "@/lib/errors";
import { requireMember, requireUser } from "@/lib/http/session";
import { discardDraft } from "@/lib/services/receptionist/discard-draft";
import { publishDraft } from "@/lib/services/receptionist/publish-draft";
import { rollBack } from "@/lib/services/receptionist/roll-back";
import { saveDraft } from "@/lib/services/receptionist/save-draft";
import { startRehearsal } from "@/lib/services/receptionist/start-rehearsal";
import { talkToDraft } from "@/lib/services/receptionist/talk-to-draft";
import type { DoneResult, Refused, SaveResult, TalkResult } from "./action-result";

const page = "/dashboard/receptionist";
const revisionInput = z.int().min(1);

/** Ports and person of one action; the database checks the role again. */
async function open() {
  const { businessId } = await requireMember();
  const { id: memberId } = await requireUser();
  const { ports, now } = getContainer();
  const actor = { kind: "member" as const, id: memberId };
  return { ctx: { ...ports, now: now(), requestId: randomUUID(), causeId: null, actor }, businessId, memberId };
}

function refuse(error: unknown): Refused {
  if (error instanceof z.ZodError) {
    const errors: Record<string, string> = {};
    for (const issue of error.issues) errors[issue.path.join(".")] ??= issue.message;
    return { ok: false, problem: "Some fields need another look. Nothing was saved.", errors };
  }
  const { code, message } = toAppError(error);
  getContainer().log.error("action.refused", error, { code, area: "receptionist" });
  return { ok: false, problem: message, errors: {} };
}

/** Saves the draft; a later editor gets both editors' work to look at. */
export async function saveDraftAction(input: {
  draft: unknown;
  revision: number | null;
  base: unknown;
}): Promise<SaveResult> {
  try {
    const { note, ...content } = draftInput.parse(input.draft);
    const revision = revisionInput.nullable().parse(input.revision);
    const { ctx, ...who } = await open();
    const saved = await saveDraft(ctx, { ...who, content, note, revision, base: readContent(input.base) });
    revalidatePath(page);
    if (saved.outcome === "stale") return { ok: true, ...saved };
    return { ok: true, outcome: "saved", revision: saved.revision, content: saved.content };
  } catch (error) {
    return refuse(error);
  }
}

/** Does one thing, then starts the jobs that it queued and shows the page anew. */
async function perform(
  work: (opened: Awaited<ReturnType<typeof open>>) => Promise<{ said: string } | { problem: string }>,
): Promise<DoneResult> {
  try {
    const result = await work(await open());
    after(() => getContainer().drain());
    revalidatePath(page);
    return "said" in result ? { ok: true, said: result.said } : { ok: false, problem: result.problem, errors: {} };
  } catch (error) {
    return refuse(error);
  }
}

const staleWords = "Somebody else changed the draft meanwhile. Look at it again first.";

export async function discardDraftAction(revision: number): Promise<DoneResult> {
  return perform(async ({ ctx, ...who }) => {
    const outcome = await discardDraft(ctx, { ...who, revision: revisionInput.parse(revision) });
    return outcome === "stale" ? { problem: staleWords } : { said: "The draft is gone. Callers hear what they heard." };
  });
}

export async function testCallersAction(): Promise<DoneResult> {
  return perform(async ({ ctx, ...who }) => {
    const outcome = await startRehearsal(ctx, who);
    if (outcome === "no_draft") return { problem: "There is no draft to test. Change something first." };
    return {
      said: outcome === "passed" ? "They passed on exactly this draft before." : "The test callers are calling.",
    };
  });
}

const publishWords = {
  no_draft: "There is no draft any more; somebody published or discarded it.",
  stale: staleWords,
  not_rehearsed: "The test callers have not passed on this draft yet.",
} as const;

export async function publishAction(revision: number): Promise<DoneResult> {
  return perform(async ({ ctx, ...who }) => {
    const result = await publishDraft(ctx, { ...who, revision: revisionInput.parse(revision) });
    if (result.outcome !== "published") return { problem: publishWords[result.outcome] };
    return { said: `Version ${result.number} is live. Calls that are going on end as they began.` };
  });
}

const rollBackWords = {
  not_found: "There is no such version.",
  already_live: "Callers hear exactly this already.",
  not_rehearsed: "The test callers have never passed on this version. Take it as a draft and test it.",
} as const;

export async function rollBackAction(number: number): Promise<DoneResult> {
  return perform(async ({ ctx, ...who }) => {
    const result = await rollBack(ctx, { ...who, number: revisionInput.parse(number) });
    if (result.outcome !== "published") return { problem: rollBackWords[result.outcome] };
    return { said: `Version ${result.number} is live and says what version ${number} said.` };
  });
}

const talkInput = z.object({
  content: receptionistContent,
  token: z.string().max(400_000).nullable(),
  words: z.string().max(500, "At most 500 characters at once."),
});

/** One turn with the draft as it stands in the editor, saved or not. Nothing is booked or sent. */
export async function talkAction(input: unknown): Promise<TalkResult> {
  try {
    const { content, token, words } = talkInput.parse(input);
    const { ctx, ...who } = await open();
    return { ok: true, ...(await talkToDraft(ctx, { ...who, content, token, words })) };
  } catch (error) {
    return refuse(error);
  }
}
