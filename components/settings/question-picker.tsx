"use client";

import { Plus } from "lucide-react";
import { Button } from "@/components/ui/button";

/** What callers of the trade often ask and nothing answers yet; one press begins an answer. */
export function QuestionPicker(props: { questions: string[]; onAdd: (question: string) => void }) {
  if (props.questions.length === 0) return null;
  return (
    <fieldset className="px-4 pt-4 md:px-5">
      <legend className="sr-only">Questions that callers often ask</legend>
      <p aria-hidden className="mb-2 text-ink-soft">
        Callers of your trade often ask. Press a question to answer it.
      </p>
      <div className="flex flex-wrap gap-2">
        {props.questions.map((question) => (
          <Button
            key={question}
            variant="quiet"
            className="h-auto min-h-control max-w-full py-1.5 text-left whitespace-normal"
            onClick={() => props.onAdd(question)}
          >
            <Plus aria-hidden />
            {question}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}
