import { type ContentChange, diffContents } from "@/lib/domain/receptionist/diff-contents";
import { mergeContents } from "@/lib/domain/receptionist/merge-contents";
import type { ReceptionistContent } from "@/lib/domain/receptionist/receptionist-content";
import { AppError } from "@/lib/errors";
import type { Ctx } from "@/lib/ports";
import { refuseViewer } from "./version-words";

export interface SaveDraftRequest {
  businessId: string;
  memberId: string;
  content: ReceptionistContent;
  note: string | null;
  /** Of the draft that the editor began with; null when there was none. */
  revision: number | null;
  /** The content that the editor began with. */
  base: ReceptionistContent;
}

export type SavedDraft =
  | { outcome: "saved" | "unchanged"; revision: number; content: ReceptionistContent }
  | {
      outcome: "stale";
      /** What to save with next; null when no draft is left. */
      revision: number | null;
      /** What stands now. */
      theirs: ReceptionistContent;
      /** What the other editor changed since this one began. */
      changes: ContentChange[];
      /** Both editors' work together, to go on with; nothing of it is saved yet. */
      merged: ReceptionistContent;
    };

/**
 * Saves the draft of a business. Of two editors the later one is told what changed meanwhile, and nothing of either is
 * lost. Throws `conflict` while the business is set up, `forbidden` for viewers and strangers, `unavailable` when the
 * database cannot answer.
 */
export async function saveDraft(ctx: Ctx<"versions">, request: SaveDraftRequest): Promise<SavedDraft> {
  const { base, ...draft } = request;
  const result = await ctx.versions.saveDraft({ ...draft, now: ctx.now });
  if (result.outcome === "forbidden") return refuseViewer();
  if (result.outcome === "setting_up") {
    throw new AppError("conflict", "You are still setting up. Change the greeting and the tone in the set-up.");
  }
  if (result.outcome !== "stale") return result;
  return {
    outcome: "stale",
    revision: result.revision,
    theirs: result.content,
    changes: diffContents(base, result.content),
    merged: mergeContents(base, request.content, result.content),
  };
}
