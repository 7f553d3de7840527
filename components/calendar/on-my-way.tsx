"use client";

import { Navigation } from "lucide-react";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { inputStyle } from "@/components/ui/input-style";
import { lostWith } from "@/components/ui/lost";
import { Notice } from "@/components/ui/states";
import { type OnMyWayAnswer, onMyWayWords } from "./on-my-way-words";

type Answer = { ok: true; result: OnMyWayAnswer } | { ok: false; problem: string };

interface Props {
  customerName: string;
  timeZone: string;
  onTell: (minutes: number | null) => Promise<Answer>;
}

/** Tells the customer that somebody is on the way, with the minutes when they are known. */
export function OnMyWay({ customerName, timeZone, onTell }: Props) {
  const [minutes, setMinutes] = useState("");
  const [note, setNote] = useState<{ isTold: boolean; text: string } | null>(null);
  const [isBusy, start] = useTransition();
  const tell = () =>
    start(async () => {
      const answer = await onTell(minutes === "" ? null : Number(minutes)).catch(
        lostWith("Press it again; nobody is told twice."),
      );
      if (!answer.ok) return setNote({ isTold: false, text: answer.problem });
      const isTold = answer.result.outcome === "queued" || answer.result.outcome === "already_sent";
      setNote({ isTold, text: onMyWayWords(answer.result, customerName, timeZone) });
    });
  return (
    <div className="flex flex-col gap-3">
      {note ? <Notice tone={note.isTold ? "booked" : "attention"}>{note.text}</Notice> : null}
      {note?.isTold ? null : (
        <form
          className="flex flex-wrap items-center gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            if (!isBusy) tell();
          }}
        >
          <Button type="submit" aria-disabled={isBusy}>
            <Navigation aria-hidden />
            On my way
          </Button>
          <label className="flex items-center gap-2 text-ink-soft">
            in about
            <input
              type="number"
              inputMode="numeric"
              min={1}
              max={240}
              value={minutes}
              onChange={(event) => setMinutes(event.target.value)}
              className={`${inputStyle} num w-20`}
            />
            minutes
          </label>
        </form>
      )}
    </div>
  );
}
