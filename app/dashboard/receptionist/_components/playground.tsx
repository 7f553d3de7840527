"use client";

import { Mic, Phone, RotateCcw, Wrench } from "lucide-react";
import { type FormEvent, useState } from "react";
import { talkAction } from "@/app/dashboard/receptionist/actions";
import { LitWords } from "@/components/speech/lit-words";
import { TalkBar } from "@/components/speech/talk-bar";
import { useVoiceTalk } from "@/components/speech/use-voice-talk";
import type { TalkState } from "@/components/speech/voice-session";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { inputStyle } from "@/components/ui/input-style";
import { lostWith } from "@/components/ui/lost";
import { Notice, StateCard } from "@/components/ui/states";
import type { ReceptionistContent } from "@/lib/domain/receptionist/receptionist-content";

interface Line {
  id: number;
  role: "caller" | "receptionist" | "tool";
  text: string;
}

const lost = lostWith("Say it again.");

const toolWords: Record<string, string> = {
  lookup_availability: "Looked up free times",
  book_appointment: "Would book the appointment",
  answer_question: "Looked up an answer",
  take_message: "Would pass on the message",
  find_appointments: "Would look up appointments",
  send_booking_sms: "Would text the confirmation",
  end_call: "Hung up",
};

/**
 * A conversation with the draft as the caller, typed or, where the browser can listen, spoken: real services and free
 * times, nothing booked or sent.
 */
export function Playground({ content, onRestart }: { content: ReceptionistContent; onRestart(): void }) {
  const typed = useTalk(content);
  const voice = useVoiceTalk(typed.hear);
  const { session, state } = voice;
  const { lines, isOver, isOpen } = typed;
  const problem = state.problem ?? typed.problem;
  return (
    <Card className="flex flex-col">
      <div className="flex items-center justify-between gap-3 border-b px-5 py-3">
        <h2 className="font-semibold text-body">Try it as a caller</h2>
        {isOpen ? (
          <Button variant="bare" onClick={onRestart}>
            <RotateCcw aria-hidden />
            Start over
          </Button>
        ) : null}
      </div>
      {isOpen ? (
        <ol aria-live="polite" aria-label="Conversation" className="flex max-h-120 flex-col gap-2 overflow-y-auto p-4">
          {lines.map((line, index) => (
            <Said key={line.id} line={line} spoken={index === lines.length - 1 ? state.spoken : null} />
          ))}
        </ol>
      ) : (
        <Start typed={typed} voice={voice} />
      )}
      {problem ? (
        <div className="px-4 pb-4">
          <Notice tone="missed">{problem}</Notice>
        </div>
      ) : null}
      <TalkBar session={session} state={state} />
      {isOpen && !isOver ? <SayForm typed={typed} voice={voice} /> : null}
      {isOver ? <p className="border-t px-5 py-3 text-ink-faint text-note">The call is over.</p> : null}
    </Card>
  );
}

interface Ways {
  typed: ReturnType<typeof useTalk>;
  voice: ReturnType<typeof useVoiceTalk>;
}

function Start({ typed, voice: { isPossible, session } }: Ways) {
  return (
    <StateCard
      icon={Phone}
      title="Nobody is on the line"
      action={
        <div className="flex flex-wrap justify-center gap-2">
          {isPossible ? (
            <Button disabled={typed.isBusy} onClick={() => session.start(false)}>
              <Mic aria-hidden />
              Talk
            </Button>
          ) : null}
          <Button disabled={typed.isBusy} onClick={() => typed.hear("")}>
            Call the draft
          </Button>
        </div>
      }
    >
      Hear what you have written, saved or not. Free times are real; nothing is booked or sent.{" "}
      {isPossible
        ? "Talking uses your microphone and your browser's own voice, not the one that callers hear."
        : "This browser cannot listen, so you type what the caller says."}
    </StateCard>
  );
}

function SayForm({ typed, voice: { isPossible, session, state } }: Ways) {
  const [words, setWords] = useState("");
  const isTalking = state.phase !== "off";
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const said = words.trim();
    if (said === "" || typed.isBusy) return;
    if (isTalking) {
      setWords("");
      await session.tell(said);
    } else if (await typed.hear(said)) setWords("");
  };
  return (
    <form onSubmit={send} className="flex gap-2 border-t p-4">
      <input
        className={inputStyle}
        aria-label="What the caller says"
        placeholder="Say something"
        maxLength={500}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      {isPossible && !isTalking ? (
        <Button size="icon" aria-label="Talk" disabled={typed.isBusy} onClick={() => session.start(true)}>
          <Mic aria-hidden />
        </Button>
      ) : null}
      <Button type="submit" disabled={typed.isBusy}>
        Say
      </Button>
    </form>
  );
}

function useTalk(content: ReceptionistContent) {
  const [lines, setLines] = useState<Line[]>([]);
  const [token, setToken] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [isOver, setOver] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const hear = async (words: string): Promise<{ say: string; isOver: boolean } | null> => {
    setBusy(true);
    const result = await talkAction({ content, token, words }).catch(lost);
    setBusy(false);
    if (!result.ok) {
      setProblem(result.problem);
      return null;
    }
    const tools = result.tools.map(
      ({ name, outcome }) => `${toolWords[name] ?? name} (${outcome.replaceAll("_", " ")})`,
    );
    const said: Omit<Line, "id">[] = [
      ...(words ? [{ role: "caller" as const, text: words }] : []),
      ...tools.map((text) => ({ role: "tool" as const, text })),
      ...(result.say ? [{ role: "receptionist" as const, text: result.say }] : []),
    ];
    setLines((before) => [...before, ...said.map((line, index) => ({ ...line, id: before.length + index }))]);
    setToken(result.token);
    setOver(result.isOver);
    setProblem(null);
    return { say: result.say, isOver: result.isOver };
  };
  return { lines, isBusy, isOver, isOpen: token !== null, problem, hear };
}

function Said({ line: { role, text }, spoken }: { line: Line; spoken: TalkState["spoken"] }) {
  if (role === "tool") {
    return (
      <li className="flex items-center gap-2 self-center text-ink-faint text-note">
        <Wrench aria-hidden className="size-3.5 shrink-0" />
        {text}
      </li>
    );
  }
  return (
    <li
      className={cn(
        "max-w-[88%] rounded-card px-3.5 py-2 text-pretty break-words",
        role === "caller" ? "self-end bg-brand-tint text-ink" : "self-start bg-sunken",
      )}
    >
      <span className="sr-only">{role === "caller" ? "You: " : "Receptionist: "}</span>
      {role === "receptionist" && spoken?.text === text ? <LitWords text={text} upTo={spoken.upTo} /> : text}
    </li>
  );
}
