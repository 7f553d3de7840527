"use client";

import {
  CalendarCheck,
  CalendarSearch,
  CalendarX,
  CircleHelp,
  type LucideIcon,
  MessageSquareText,
  PhoneOff,
  Send,
} from "lucide-react";
import { formatSeconds } from "@/components/format/moment";
import { cn } from "@/components/ui/cn";
import type { ConversationItem, SpokenWord } from "./conversation-items";
import { type Playhead, usePlayhead } from "./playhead";
import type { ToolIcon } from "./tool-words";

type Turn = Extract<ConversationItem, { kind: "turn" }>;
type Tool = Extract<ConversationItem, { kind: "tool" }>;

interface Props {
  items: ConversationItem[];
  callerName: string;
  playhead: Playhead;
  /** Absent while there is nothing to play. */
  onSeek?: ((seconds: number) => void) | undefined;
}

/** What was said and done, as it went. */
export function Transcript({ items, callerName, playhead, onSeek }: Props) {
  const names = { receptionist: "Receptionist", caller: callerName, transfer_target: "Transferred to" };
  return (
    <ol className="flex flex-col gap-4">
      {items.map((item) =>
        item.kind === "tool" ? (
          <ToolCard key={item.key} tool={item} onSeek={onSeek} />
        ) : (
          <TurnBlock key={item.key} turn={item} name={names[item.who]} playhead={playhead} onSeek={onSeek} />
        ),
      )}
    </ol>
  );
}

const toolTones = { booked: "text-booked", message: "text-message", attention: "text-attention" };

const toolIcons: Record<ToolIcon, LucideIcon> = {
  look: CalendarSearch,
  book: CalendarCheck,
  cancel: CalendarX,
  text: Send,
  message: MessageSquareText,
  answer: CircleHelp,
  end: PhoneOff,
};

function ToolCard({ tool, onSeek }: { tool: Tool; onSeek: Props["onSeek"] }) {
  const tone = tool.tone in toolTones ? toolTones[tool.tone as keyof typeof toolTones] : "text-ink-soft";
  const Icon = toolIcons[tool.icon];
  return (
    <li className="flex justify-center">
      <p
        className={cn(
          "inline-flex max-w-full items-center gap-2 rounded-control border border-dashed px-3 py-1.5 text-note wrap-anywhere",
          tone,
        )}
      >
        <Icon aria-hidden className="size-3.5 shrink-0" />
        {tool.text}
        <StartTime start={tool.at} onSeek={onSeek} />
      </p>
    </li>
  );
}

function TurnBlock({
  turn,
  name,
  playhead,
  onSeek,
}: Omit<Props, "items" | "callerName"> & { turn: Turn; name: string }) {
  const isCaller = turn.who === "caller";
  const isNow = usePlayhead(
    playhead,
    (at) => turn.start !== null && turn.end !== null && at >= turn.start && at <= turn.end,
  );
  return (
    <li
      className={cn("flex max-w-[88%] flex-col gap-1 md:max-w-[80%]", isCaller ? "items-end self-end" : "items-start")}
    >
      <p className="flex items-baseline gap-2 px-1 text-ink-faint text-note">
        {name}
        <StartTime start={turn.start} onSeek={onSeek} />
      </p>
      <p
        className={cn(
          "rounded-card px-3.5 py-2.5 wrap-anywhere transition-shadow duration-150",
          isCaller ? "rounded-tr-badge bg-brand-tint" : "rounded-tl-badge bg-sunken",
          isNow && "ring-2 ring-brand/45",
        )}
      >
        {turn.words.map((word, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a word's place in its turn is what it is
          <Word key={index} word={word} playhead={playhead} />
        ))}
      </p>
    </li>
  );
}

function StartTime({ start, onSeek }: { start: number | null; onSeek: Props["onSeek"] }) {
  if (start === null) return null;
  const clock = formatSeconds(start);
  if (!onSeek) return <span className="num">{clock}</span>;
  return (
    <button
      type="button"
      onClick={() => onSeek(start)}
      aria-label={`Play from ${clock}`}
      className="num -my-1 rounded-badge px-1 py-1 hover:bg-sunken hover:text-ink"
    >
      {clock}
    </button>
  );
}

function Word({ word, playhead }: { word: SpokenWord; playhead: Playhead }) {
  const { start, end } = word;
  const isNow = usePlayhead(playhead, (at) => start !== null && end !== null && at >= start && at < end);
  return (
    <>
      <span className={cn("rounded-badge", isNow && "bg-brand text-on-brand shadow-[0_0_0_2px_var(--brand)]")}>
        {word.text}
      </span>{" "}
    </>
  );
}
