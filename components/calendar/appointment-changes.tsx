"use client";

import { useState, useTransition } from "react";
import { differencesOf } from "@/components/calendar/board/differences";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { inputStyle } from "@/components/ui/input-style";
import { lostButKept } from "@/components/ui/lost";
import { Notice } from "@/components/ui/states";
import type { AppointmentRow } from "@/lib/domain/member/reads";
import type { AppointmentStatus } from "@/lib/domain/member/words";
import { changeWords } from "./change-words";

type Answer<Result> = { ok: true; result: Result } | { ok: false; problem: string };
type Slot = { date: string; time: string; spoken: string };
type Moved = { outcome: string; alternatives?: Slot[]; refusal?: { text: string } };

/** Which appointment, and which state of it was looked at. */
interface Target {
  appointmentId: string;
  seenRevision: number;
}

interface Props {
  /** As it stands now: the page follows what others change. */
  appointment: AppointmentRow;
  timeZone: string;
  hasBegun: boolean;
  /** Where it is now, on the business's clock. */
  date: string;
  time: string;
  onMove: (target: Target, date: string, time: string) => Promise<Answer<Moved>>;
  onCancel: (target: Target, reason: string) => Promise<Answer<string>>;
  onSettle: (target: Target, status: "completed" | "no_show" | "confirmed") => Promise<Answer<string>>;
}

const done = ["rescheduled", "cancelled", "already_cancelled", "settled"];

/** What can be done with an appointment now: move it, cancel it, or say how it ended. */
export function AppointmentChanges(props: Props) {
  const { appointment, timeZone, hasBegun, onMove, onCancel, onSettle } = props;
  const { status } = appointment;
  // What was looked at when the member began to write: a change since then comes first, also when the page has shown it.
  const [seen, setSeen] = useState<AppointmentRow | null>(null);
  const [before, setBefore] = useState<AppointmentRow | null>(null);
  const [moment, setMoment] = useState({ date: props.date, time: props.time });
  const [note, setNote] = useState<{ isDone: boolean; text: string } | null>(null);
  const [alternatives, setAlternatives] = useState<Slot[]>([]);
  const [isBusy, start] = useTransition();

  const run = (work: (target: Target) => Promise<Answer<string | Moved>>) =>
    start(async () => {
      const looked = seen ?? appointment;
      const answer = await work({ appointmentId: looked.id, seenRevision: looked.revision }).catch(lostButKept);
      if (!answer.ok) return setNote({ isDone: false, text: answer.problem });
      const result = typeof answer.result === "string" ? { outcome: answer.result } : answer.result;
      setBefore(result.outcome === "changed_meanwhile" ? looked : null);
      if (result.outcome === "changed_meanwhile" || done.includes(result.outcome)) setSeen(null);
      setAlternatives(result.alternatives ?? []);
      setNote({ isDone: done.includes(result.outcome), text: result.refusal?.text ?? changeWords(result.outcome) });
    });
  const move = ({ date, time }: { date: string; time: string }) => run((target) => onMove(target, date, time));
  const differences = before ? differencesOf(before, appointment, timeZone) : [];

  return (
    <div className="flex flex-col gap-4" onFocusCapture={() => setSeen((known) => known ?? appointment)}>
      {note ? (
        <Notice tone={note.isDone ? "booked" : "attention"}>
          {note.text}
          {differences.length > 0 ? (
            <ul className="mt-1.5">
              {differences.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          ) : null}
        </Notice>
      ) : null}
      {status === "confirmed" && !hasBegun ? (
        <Card className="flex flex-col gap-4 px-5 py-4">
          <MoveForm moment={moment} onChange={setMoment} alternatives={alternatives} isBusy={isBusy} onMove={move} />
          <CancelForm isBusy={isBusy} onCancel={(reason) => run((target) => onCancel(target, reason))} />
        </Card>
      ) : null}
      {hasBegun && status !== "cancelled" ? (
        <EndCard status={status} isBusy={isBusy} onSettle={(next) => run((target) => onSettle(target, next))} />
      ) : null}
    </div>
  );
}

interface Moment {
  date: string;
  time: string;
}

interface MoveFormProps {
  moment: Moment;
  alternatives: Slot[];
  isBusy: boolean;
  onChange: (moment: Moment) => void;
  onMove: (moment: Moment) => void;
}

/** A date and a time; after a refusal the nearest moments that are free. */
function MoveForm({ moment, alternatives, isBusy, onChange, onMove }: MoveFormProps) {
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        onMove(moment);
      }}
    >
      <h2 className="font-semibold">Move it</h2>
      <div className="flex flex-wrap items-end gap-2">
        <input
          type="date"
          aria-label="New date"
          required
          value={moment.date}
          onChange={(event) => onChange({ ...moment, date: event.target.value })}
          className={`${inputStyle} w-auto`}
        />
        <input
          type="time"
          aria-label="New time"
          required
          step={300}
          value={moment.time}
          onChange={(event) => onChange({ ...moment, time: event.target.value })}
          className={`${inputStyle} w-auto`}
        />
        <Button type="submit" variant="primary" aria-disabled={isBusy}>
          {isBusy ? "Moving" : "Move"}
        </Button>
      </div>
      {alternatives.length > 0 ? (
        <div className="flex flex-wrap gap-2">
          {alternatives.map(({ date, time, spoken }) => (
            <Button
              key={`${date} ${time}`}
              aria-disabled={isBusy}
              onClick={() => {
                onChange({ date, time });
                onMove({ date, time });
              }}
            >
              {spoken}
            </Button>
          ))}
        </div>
      ) : null}
    </form>
  );
}

function CancelForm({ isBusy, onCancel }: { isBusy: boolean; onCancel: (reason: string) => void }) {
  const [reason, setReason] = useState("");
  return (
    <form
      className="flex flex-col gap-3 border-t pt-4"
      onSubmit={(event) => {
        event.preventDefault();
        onCancel(reason);
      }}
    >
      <h2 className="font-semibold">Cancel it</h2>
      <div className="flex flex-wrap gap-2">
        <input
          aria-label="Why, for your own records"
          placeholder="Why, for your own records"
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          className={`${inputStyle} min-w-48 flex-1`}
        />
        <Button type="submit" variant="danger" aria-disabled={isBusy}>
          Cancel appointment
        </Button>
      </div>
    </form>
  );
}

interface EndCardProps {
  status: AppointmentStatus;
  isBusy: boolean;
  onSettle: (status: "completed" | "no_show" | "confirmed") => void;
}

function EndCard({ status, isBusy, onSettle }: EndCardProps) {
  return (
    <Card className="flex flex-col gap-3 px-5 py-4">
      <h2 className="font-semibold">How did it end?</h2>
      <div className="flex flex-wrap gap-2">
        {status === "completed" ? null : (
          <Button variant="primary" aria-disabled={isBusy} onClick={() => onSettle("completed")}>
            Completed
          </Button>
        )}
        {status === "no_show" ? null : (
          <Button aria-disabled={isBusy} onClick={() => onSettle("no_show")}>
            Nobody was there
          </Button>
        )}
        {status === "confirmed" ? null : (
          <Button variant="bare" aria-disabled={isBusy} onClick={() => onSettle("confirmed")}>
            Take that back
          </Button>
        )}
      </div>
    </Card>
  );
}
