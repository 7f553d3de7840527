import type { ConversationItem } from "./conversation-items";

interface Props {
  items: ConversationItem[];
  seconds: number;
  className?: string;
}

const width = 1000;
const middle = 20;

/** The two voices over time: the receptionist above the line, the caller below it. Drawn from the words, not the audio. */
export function Voices({ items, seconds, className }: Props) {
  const at = (time: number) => (time / seconds) * width;
  return (
    <svg viewBox={`0 0 ${width} 40`} preserveAspectRatio="none" aria-hidden className={className}>
      {items.flatMap((item) =>
        item.kind === "turn"
          ? barsOf(item).map((bar) => {
              const height = 4 + Math.min(13, bar.weight * 1.5);
              return (
                <rect
                  key={`${item.key}-${bar.start}`}
                  x={at(bar.start)}
                  width={Math.max(1.2, at(bar.end) - at(bar.start) - 1)}
                  y={item.who === "caller" ? middle + 1 : middle - 1 - height}
                  height={height}
                  rx={1}
                />
              );
            })
          : [],
      )}
      <rect x={0} y={middle - 0.4} width={width} height={0.8} opacity={0.5} />
    </svg>
  );
}

function barsOf(turn: Extract<ConversationItem, { kind: "turn" }>): { start: number; end: number; weight: number }[] {
  const bars = turn.words.flatMap(({ text, start, end }) =>
    start === null || end === null ? [] : [{ start, end, weight: text.length }],
  );
  if (bars.length > 0 || turn.start === null || turn.end === null) return bars;
  return [{ start: turn.start, end: turn.end, weight: 5 }];
}
