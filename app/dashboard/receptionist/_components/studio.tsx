"use client";

import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import { saveDraftAction } from "@/app/dashboard/receptionist/actions";
import { Skeleton } from "@/components/ui/skeleton";
import type { ReceptionistContent } from "@/lib/domain/receptionist/receptionist-content";
import type { ReceptionistView } from "@/lib/domain/receptionist/receptionist-view";
import { DraftBar } from "./draft-bar";
import { Editor } from "./editor";
import { useDraft } from "./use-draft";

// Speech and the conversation come after the page, which is for writing first.
const Playground = dynamic(() => import("./playground").then((module) => module.Playground), {
  ssr: false,
  loading: () => <Skeleton className="h-80 w-full rounded-card" />,
});

export interface StudioProps {
  view: ReceptionistView;
  /** What is always said first, and what follows when the owner wrote nothing. */
  notices: Record<"en" | "es", string>;
  closings: Record<"en" | "es", string>;
  /** Why nothing can be changed here; null when it can. */
  refusal: string | null;
  /** Other ways to hear it, below the conversation. */
  children: ReactNode;
}

/** The receptionist in the making: edit left, talk right, what differs from live above both. */
export function Studio({ view, notices, closings, refusal, children }: StudioProps) {
  const draft = useDraft(view, saveDraftAction);
  const [talks, setTalks] = useState(0);
  const { language } = draft.content;
  return (
    <>
      <DraftBar view={view} draft={draft} refusal={refusal} />
      <div className="mt-6 grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem]">
        <Editor
          content={draft.content}
          note={draft.note}
          errors={draft.errors}
          notice={notices[language]}
          closing={closings[language]}
          isReadOnly={refusal !== null}
          onChange={draft.change}
          onNote={draft.setNote}
        />
        <div className="flex min-w-0 flex-col gap-6 lg:sticky lg:top-6">
          <Playground key={talks} content={plain(draft.content)} onRestart={() => setTalks((count) => count + 1)} />
          {children}
        </div>
      </div>
    </>
  );
}

/** Lines that are still empty are not part of what is tried out. */
const plain = (content: ReceptionistContent): ReceptionistContent => ({
  ...content,
  rules: content.rules.filter((rule) => rule.trim() !== ""),
  questions: content.questions.filter((question) => question.trim() !== ""),
});
