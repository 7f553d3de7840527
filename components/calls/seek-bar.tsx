"use client";

import type { KeyboardEvent } from "react";
import { formatSeconds } from "@/components/format/moment";
import type { ConversationItem } from "./conversation-items";
import { gatherMoments, type Moment } from "./gather-moments";
import { type Playhead, usePlayhead } from "./playhead";
import { Voices } from "./voices";

interface Props {
  items: ConversationItem[];
  seconds: number;
  playhead: Playhead;
  onSeek: (seconds: number) => void;
}

/** Arrows go this far; the mouse goes anywhere. */
const arrowSeconds = 5;
const arrows: Record<string, number> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };

/** Who spoke when, and what was done: press anywhere to go there, or a mark to go to that moment. */
export function SeekBar({ items, seconds, playhead, onSeek }: Props) {
  const now = usePlayhead(playhead, (at) => Math.max(0, Math.round(at * 10) / 10));
  const played = seconds > 0 ? Math.min(100, (now / seconds) * 100) : 0;
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = arrows[event.key];
    if (!direction) return;
    event.preventDefault();
    onSeek(Math.min(seconds, Math.max(0, now + direction * arrowSeconds)));
  };
  return (
    <div className="relative h-12 min-w-0 flex-1">
      <div className="absolute inset-0 rounded-control has-focus-visible:outline-2 has-focus-visible:outline-brand has-focus-visible:outline-offset-2">
        <Voices items={items} seconds={seconds} className="absolute inset-0 size-full fill-line-strong" />
        <div className="absolute inset-0" style={{ clipPath: `inset(0 ${100 - played}% 0 0)` }}>
          <Voices items={items} seconds={seconds} className="size-full fill-brand" />
        </div>
        <span
          aria-hidden
          className="absolute inset-y-0 w-0.5 -translate-x-1/2 rounded-full bg-brand"
          style={{ left: `${played}%` }}
        />
        <input
          type="range"
          aria-label="Position in the recording"
          aria-valuetext={`${formatSeconds(now)} of ${formatSeconds(seconds)}`}
          min={0}
          max={seconds}
          step={0.1}
          value={now}
          onKeyDown={onKeyDown}
          onChange={(event) => onSeek(Number(event.target.value))}
          className="absolute inset-0 size-full cursor-pointer opacity-0"
        />
      </div>
      {gatherMoments(items, seconds).map((moment) => (
        <MomentMark key={moment.at} moment={moment} onSeek={onSeek} />
      ))}
    </div>
  );
}

/** In front of the bar, so that the mouse and the keyboard reach it; its words stand over it while it is pointed at. */
function MomentMark({ moment, onSeek }: { moment: Moment; onSeek: Props["onSeek"] }) {
  const words = moment.marks.map(({ at, text }) => `${text}, at ${formatSeconds(at)}`).join("; ");
  return (
    <button
      type="button"
      aria-label={`Go to: ${words}`}
      onClick={() => onSeek(moment.at)}
      className="group absolute top-1/2 grid size-6 -translate-1/2 place-items-center rounded-badge"
      style={{ left: `${moment.place}%` }}
    >
      <span
        aria-hidden
        className="size-2 rotate-45 rounded-[1px] border border-surface bg-attention-mark transition-transform group-hover:scale-150 group-focus-visible:scale-150"
      />
      <span
        aria-hidden
        className={`pointer-events-none absolute bottom-full z-10 mb-1 hidden w-max max-w-56 rounded-badge bg-ink px-2 py-1 text-left text-note text-surface group-hover:block group-focus-visible:block ${
          moment.place > 50 ? "right-0" : "left-0"
        }`}
      >
        {words}
      </span>
    </button>
  );
}
