"use client";

import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { inputStyle } from "@/components/ui/input-style";
import { lost, lostButKept } from "@/components/ui/lost";
import { Sheet } from "@/components/ui/sheet";
import { Notice } from "@/components/ui/states";
import { useKeptState } from "@/components/ui/use-kept-state";
import type { FeeLine } from "@/lib/domain/member/billing";

type Answer = { ok: true } | { ok: false; problem: string };

export interface FeeDisputeActions {
  onDispute: (feeId: string, reason: string) => Promise<Answer>;
  onTakeBack: (feeId: string) => Promise<Answer>;
}

const reasons = [
  "Spam or a wrong number",
  "Not something we do, or not where we work",
  "The same job was booked twice",
  "The receptionist got it wrong",
];

/** Disputes a fee, or takes the dispute back while nobody has decided. */
export function FeeDispute({ fee, onDispute, onTakeBack }: FeeDisputeActions & { fee: FeeLine }) {
  if (fee.state === "waived" || fee.state === "credited") return null;
  if (fee.dispute?.state === "refused") {
    return <span className="text-ink-faint text-note">Dispute decided: the fee stands</span>;
  }
  if (fee.state === "disputed") return <TakeBack fee={fee} onTakeBack={onTakeBack} />;
  return (
    <Sheet
      title="Dispute this fee"
      trigger={
        <Button variant="bare" aria-label={`Dispute the fee of ${fee.appointment.customerName}`} className="-mr-3">
          Dispute
        </Button>
      }
    >
      <DisputeForm fee={fee} onDispute={onDispute} />
    </Sheet>
  );
}

function DisputeForm({ fee, onDispute }: { fee: FeeLine; onDispute: FeeDisputeActions["onDispute"] }) {
  const { value: words, set, settle } = useKeptState(`fee:${fee.id}`, "");
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  const send = (reason: string) =>
    start(async () => {
      const answer = await onDispute(fee.id, words.trim() ? `${reason}: ${words.trim()}` : reason).catch(lostButKept);
      setProblem(answer.ok ? null : answer.problem);
      if (answer.ok) settle(words, "");
    });
  return (
    <div className="flex flex-col gap-4">
      <p className="text-ink-soft">
        What is wrong? We listen to the call and decide. The fee is not charged meanwhile; one that was paid already is
        given back when you are right.
      </p>
      <label className="flex flex-col gap-1.5">
        <span className="font-medium">More, if you like</span>
        <input
          value={words}
          maxLength={300}
          onChange={(event) => set(event.target.value)}
          className={inputStyle}
          placeholder="Such as: this was my neighbour"
        />
      </label>
      {problem ? <Notice tone="missed">{problem}</Notice> : null}
      <div className="flex flex-col gap-2">
        {reasons.map((reason) => (
          <Button key={reason} disabled={isBusy} onClick={() => send(reason)} className="justify-start">
            {reason}
          </Button>
        ))}
      </div>
    </div>
  );
}

function TakeBack({ fee, onTakeBack }: { fee: FeeLine; onTakeBack: FeeDisputeActions["onTakeBack"] }) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, start] = useTransition();
  return (
    <div className="flex flex-col items-end gap-1">
      {fee.dispute ? <p className="text-ink-faint text-note">{fee.dispute.reason}</p> : null}
      <Button
        variant="bare"
        aria-label={`Take back the dispute of the fee of ${fee.appointment.customerName}`}
        disabled={isBusy}
        className="-mr-3"
        onClick={() =>
          start(async () => {
            const answer = await onTakeBack(fee.id).catch(lost);
            setProblem(answer.ok ? null : answer.problem);
          })
        }
      >
        Take back
      </Button>
      {problem ? (
        <p role="alert" className="text-missed text-note">
          {problem}
        </p>
      ) : null}
    </div>
  );
}
