"use client";

import { Mic, Phone, RotateCcw, Volume2, VolumeX } from "lucide-react";
import Link from "next/link";
import { type FormEvent, useEffect, useRef, useState } from "react";
import { LitWords } from "@/components/speech/lit-words";
import { TalkBar } from "@/components/speech/talk-bar";
import { useVoiceTalk } from "@/components/speech/use-voice-talk";
import type { TalkState } from "@/components/speech/voice-session";
import { Button, buttonStyle } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { inputStyle } from "@/components/ui/input-style";
import { Notice } from "@/components/ui/states";
import { demoHints } from "@/lib/domain/site/demo-hints";
import { DemoCalendar } from "./demo-calendar";
import { type DemoLine, useDemo } from "./use-demo";
import { useSpeech } from "./use-speech";

/** A call to an invented plumber's receptionist, spoken where the browser can listen, with the calendar beside it. */
export function Demo() {
  const speech = useSpeech();
  const demo = useDemo();
  const voice = useVoiceTalk(demo.say);
  const type = async (words: string): Promise<boolean> => {
    if (voice.state.phase !== "off") {
      void voice.session.tell(words);
      return true;
    }
    const answer = await demo.say(words);
    if (answer) speech.speak(answer.say);
    return answer !== null;
  };
  const restart = () => {
    voice.session.hangUp();
    demo.restart();
  };
  const isOpen = demo.lines.length > 0;
  return (
    <section aria-label="Demo call" className="overflow-hidden rounded-card border bg-surface shadow-raised">
      <div className="flex h-14 items-center justify-between gap-3 border-b px-4">
        <p className="flex min-w-0 items-center gap-2.5 font-semibold">
          <span className="grid size-8 shrink-0 place-items-center rounded-full bg-brand-tint text-brand">
            <Phone aria-hidden className="size-4" />
          </span>
          <span className="truncate">{demo.business || "Call a plumber's receptionist"}</span>
        </p>
        <div className="flex items-center">
          {speech.canSpeak ? (
            <Button
              variant="bare"
              size="icon"
              aria-pressed={speech.isOn}
              aria-label="Read aloud"
              onClick={speech.toggle}
            >
              {speech.isOn ? <Volume2 aria-hidden /> : <VolumeX aria-hidden />}
            </Button>
          ) : null}
          {isOpen ? (
            <Button variant="bare" size="icon" aria-label="Start over" onClick={restart}>
              <RotateCcw aria-hidden />
            </Button>
          ) : null}
        </div>
      </div>
      {isOpen ? (
        <Conversation demo={demo} voice={voice} type={type} />
      ) : (
        <Start demo={demo} voice={voice} type={type} />
      )}
      <TalkBar session={voice.session} state={voice.state} />
      <DemoCalendar offered={demo.offered} booked={demo.booked} />
    </section>
  );
}

interface Talk {
  demo: ReturnType<typeof useDemo>;
  voice: ReturnType<typeof useVoiceTalk>;
  /** Says typed words; false when they were not said. */
  type(words: string): Promise<boolean>;
}

function Start({ demo, voice: { isPossible, session, state }, type }: Talk) {
  const problem = state.problem ?? demo.problem;
  return (
    <div className="flex min-h-80 flex-col items-center justify-center gap-4 bg-canvas px-6 py-5 text-center sm:min-h-96">
      {demo.isMissing ? (
        <>
          <p className="max-w-xs text-pretty">There is no demo business here yet. Try it with your own instead.</p>
          <Link href="/register" className={buttonStyle({ variant: "primary" })}>
            Create an account
          </Link>
        </>
      ) : (
        <>
          <p className="max-w-xs text-ink-soft text-pretty">
            You are the caller. Say what is broken, pick a time, and watch it land in the calendar.
          </p>
          {isPossible ? (
            <Button variant="primary" size="large" aria-disabled={demo.isBusy} onClick={() => session.start(false)}>
              <Mic aria-hidden />
              Press and talk
            </Button>
          ) : null}
          <Button
            variant={isPossible ? "quiet" : "primary"}
            size={isPossible ? "normal" : "large"}
            aria-disabled={demo.isBusy}
            onClick={() => type("")}
          >
            <Phone aria-hidden />
            {demo.isBusy ? "Ringing" : "Start the demo call"}
          </Button>
          <p className="max-w-xs text-ink-faint text-note text-pretty">
            {isPossible
              ? "Talking uses your browser's own speech recognition and voice. The second button is for typing."
              : "This browser cannot listen, so you type."}
          </p>
        </>
      )}
      {problem ? <Notice tone="missed">{problem}</Notice> : null}
    </div>
  );
}

function Conversation({ demo, voice, type }: Talk) {
  const problem = voice.state.problem ?? demo.problem;
  const [words, setWords] = useState("");
  const end = useRef<HTMLOListElement>(null);
  const count = demo.lines.length;
  useEffect(() => {
    if (count > 0) end.current?.scrollTo({ top: end.current.scrollHeight });
  }, [count]);
  const last = demo.lines.findLast(({ role }) => role === "receptionist")?.text ?? "";
  const turns = demo.lines.filter(({ role }) => role === "caller").length;
  const hints = demo.isOver ? [] : demoHints(last, demo.isOffering, turns);
  const send = async (text: string) => {
    if (text.trim() !== "" && (await type(text.trim()))) setWords("");
  };
  return (
    <div className="flex h-96 flex-col bg-canvas">
      <ol
        ref={end}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        tabIndex={0}
        aria-live="polite"
        aria-label="Conversation"
        className="flex flex-1 flex-col gap-2 overflow-y-auto px-4 py-4"
      >
        {demo.lines.map((line) => (
          <Said key={line.id} line={line} spoken={line.id === count - 1 ? voice.state.spoken : null} />
        ))}
        {demo.isBusy ? <li className="text-ink-faint text-note">Listening</li> : null}
      </ol>
      {problem ? (
        <div className="px-4 pb-2">
          <Notice tone="missed">{problem}</Notice>
        </div>
      ) : null}
      {demo.isOver ? (
        <div className="flex flex-wrap items-center justify-between gap-3 border-t bg-surface px-4 py-3">
          <p className="text-ink-soft">The call is over.</p>
          <Link href="/register" className={buttonStyle({ variant: "primary" })}>
            Get this for your phone
          </Link>
        </div>
      ) : (
        <div className="border-t bg-surface px-4 pt-2.5 pb-3">
          <ul aria-label="Things you could say" className="flex gap-2 overflow-x-auto pb-2.5">
            {hints.map((hint) => (
              <li key={hint}>
                <button
                  type="button"
                  onClick={() => send(hint)}
                  className="h-8 rounded-full border border-line-strong bg-surface px-3 text-note whitespace-nowrap hover:bg-sunken"
                >
                  {hint}
                </button>
              </li>
            ))}
          </ul>
          <form
            className="flex gap-2"
            onSubmit={(event: FormEvent) => {
              event.preventDefault();
              void send(words);
            }}
          >
            <input
              className={inputStyle}
              aria-label="What you say"
              placeholder="Say something"
              maxLength={500}
              autoComplete="off"
              value={words}
              onChange={({ target }) => setWords(target.value)}
            />
            {voice.isPossible && voice.state.phase === "off" ? (
              <Button size="icon" aria-label="Talk" onClick={() => voice.session.start(true)}>
                <Mic aria-hidden />
              </Button>
            ) : null}
            <Button type="submit" aria-disabled={demo.isBusy}>
              Say
            </Button>
          </form>
        </div>
      )}
    </div>
  );
}

function Said({ line, spoken }: { line: DemoLine; spoken: TalkState["spoken"] }) {
  const isCaller = line.role === "caller";
  return (
    <li className={cn("flex", isCaller && "justify-end")}>
      <p
        className={cn(
          "max-w-[85%] rounded-card px-3.5 py-2 text-note text-pretty",
          isCaller ? "bg-brand text-on-brand" : "border bg-surface",
        )}
      >
        <span className="sr-only">{isCaller ? "You: " : "Receptionist: "}</span>
        {!isCaller && spoken?.text === line.text ? <LitWords text={line.text} upTo={spoken.upTo} /> : line.text}
      </p>
    </li>
  );
}
