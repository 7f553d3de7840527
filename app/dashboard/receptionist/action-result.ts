import type { ContentChange } from "@/lib/domain/receptionist/diff-contents";
import type { ReceptionistContent } from "@/lib/domain/receptionist/receptionist-content";

/** What an action that went wrong says; what was typed stays with the page. `errors` by path, such as "rules.0". */
export interface Refused {
  ok: false;
  problem: string;
  errors: Record<string, string>;
}

export type SaveResult =
  | { ok: true; outcome: "saved"; revision: number; content: ReceptionistContent }
  | {
      ok: true;
      outcome: "stale";
      revision: number | null;
      theirs: ReceptionistContent;
      merged: ReceptionistContent;
      changes: ContentChange[];
    }
  | Refused;

export type DoneResult = { ok: true; said: string } | Refused;

export type TalkResult =
  | {
      ok: true;
      say: string;
      tools: { name: string; args: Record<string, unknown>; outcome: string }[];
      isOver: boolean;
      token: string;
    }
  | Refused;
