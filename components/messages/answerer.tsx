"use client";

import { Bot, UserRound } from "lucide-react";
import { useOptimistic, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { lost } from "@/components/ui/lost";
import type { ConversationState } from "@/lib/domain/member/conversations";

interface Props {
  state: ConversationState;
  onChange: (state: ConversationState) => Promise<{ ok: boolean; problem?: string }>;
}

/** Who answers here, and the one tap that changes it: shown at once, and taken back when it did not happen. */
export function Answerer({ state, onChange }: Props) {
  const [isChanging, start] = useTransition();
  const [shown, show] = useOptimistic(state);
  const [problem, setProblem] = useState<string | null>(null);
  const set = (next: ConversationState) =>
    start(async () => {
      show(next);
      const done = await onChange(next).catch(lost);
      setProblem(done.ok ? null : (done.problem ?? "That did not work. Try again."));
    });
  return (
    <div className="flex flex-wrap items-center justify-end gap-2">
      {problem ? (
        <span role="alert" className="text-missed text-note">
          {problem}
        </span>
      ) : null}
      {shown === "person" ? (
        <Button aria-disabled={isChanging} onClick={() => set("receptionist")}>
          <Bot aria-hidden />
          Hand back
        </Button>
      ) : (
        <Button aria-disabled={isChanging} onClick={() => set("person")}>
          <UserRound aria-hidden />
          Take over
        </Button>
      )}
      {shown === "closed" ? null : (
        <Button variant="bare" data-archive aria-disabled={isChanging} onClick={() => set("closed")}>
          Archive
        </Button>
      )}
    </div>
  );
}
