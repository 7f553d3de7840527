import { type Heard, listenOnce } from "./recognition";
import { langOf, speak, stopSpeaking } from "./speak";

/** What the other side says to the caller's words; null when it could not be reached. */
export type Answer = (words: string) => Promise<{ say: string; isOver: boolean } | null>;

export type TalkPhase = "off" | "thinking" | "speaking" | "listening" | "muted";

export interface TalkState {
  phase: TalkPhase;
  isMuted: boolean;
  /** What the microphone understood so far. */
  part: string;
  /** The sentence that is being said, and how far the voice is. */
  spoken: { text: string; upTo: number } | null;
  problem: string | null;
}

export const noTalk: TalkState = { phase: "off", isMuted: false, part: "", spoken: null, problem: null };

/** After this many times of the browser's own patience without a word the microphone goes off. */
const silencesMax = 4;

const problems = {
  refused: "The microphone is not allowed here. Allow it in your browser, or type instead.",
  unreachable: "Your browser's speech recognition cannot be reached right now. Type instead.",
};

/**
 * A spoken conversation by the browser's own microphone and voice: it listens, asks `answer`, says what comes back, and
 * listens again. It does not listen while it speaks, or it would hear itself.
 */
export class VoiceSession {
  answer: Answer;
  #state = noTalk;
  #listeners = new Set<() => void>();
  /** Whatever belongs to an earlier step than this has been overtaken. */
  #step = 0;
  #silences = 0;
  #lang = "en-US";
  #stopListening = () => {};

  constructor(answer: Answer) {
    this.answer = answer;
  }

  get = (): TalkState => this.#state;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Picks up: `isBegun` goes on in a conversation that was typed so far. */
  start(isBegun: boolean): void {
    this.#silences = 0;
    this.#show({ isMuted: false, problem: null });
    void (isBegun ? this.#listen() : this.tell(""));
  }

  /** Takes a turn with these words, spoken or typed; whatever is being said stops. */
  async tell(words: string): Promise<void> {
    const step = this.#interrupt("thinking");
    const answered = await this.answer(words);
    if (step !== this.#step) return;
    if (!answered) return this.#listen();
    await this.#say(answered.say, step);
    if (step !== this.#step) return;
    if (answered.isOver) this.hangUp();
    else await this.#listen();
  }

  hangUp(): void {
    this.#interrupt("off");
  }

  setMuted(isMuted: boolean): void {
    this.#silences = 0;
    this.#show({ isMuted });
    if (isMuted && this.#state.phase === "listening") this.#interrupt("muted");
    if (!isMuted && this.#state.phase === "muted") void this.#listen();
  }

  async #say(text: string, step: number): Promise<void> {
    this.#lang = langOf(text);
    this.#show({ phase: "speaking", spoken: { text, upTo: 0 } });
    await speak(text, (upTo) => {
      if (step === this.#step) this.#show({ spoken: { text, upTo } });
    });
  }

  async #listen(): Promise<void> {
    if (this.#state.isMuted) return this.#show({ phase: "muted", spoken: null });
    const step = this.#interrupt("listening");
    const { heard, stop } = listenOnce(this.#lang, (part) => {
      if (step === this.#step) this.#show({ part });
    });
    this.#stopListening = stop;
    const result = await heard;
    if (step === this.#step) this.#take(result);
  }

  #take(result: Heard): void {
    if (result.outcome === "words") {
      this.#silences = 0;
      void this.tell(result.words);
    } else if (result.outcome === "refused" || result.outcome === "unreachable") {
      this.hangUp();
      this.#show({ problem: problems[result.outcome] });
    } else {
      this.#silences += 1;
      if (this.#silences >= silencesMax) this.#show({ isMuted: true });
      void this.#listen();
    }
  }

  /** Ends what goes on and begins a new step. */
  #interrupt(phase: TalkPhase): number {
    this.#step += 1;
    this.#stopListening();
    this.#stopListening = () => {};
    stopSpeaking();
    this.#show({ phase, part: "", spoken: null });
    return this.#step;
  }

  #show(changes: Partial<TalkState>): void {
    this.#state = { ...this.#state, ...changes };
    for (const listener of this.#listeners) listener();
  }
}
