"use client";

import { useRef, useState } from "react";
import { Card } from "@/components/ui/card";
import type { ConversationItem } from "./conversation-items";
import { Player } from "./player";
import { createPlayhead } from "./playhead";
import { Transcript } from "./transcript";

interface Props {
  items: ConversationItem[];
  callerName: string;
  /** Null while there is nothing to play; `note` then says why. */
  recordingSrc: string | null;
  note: string | null;
  /** Why there is nothing to read. */
  emptyNote?: string | undefined;
  seconds: number;
}

/** The conversation with its player on top; both follow the same playhead. */
export function Conversation({
  items,
  callerName,
  recordingSrc,
  note,
  emptyNote = "Nothing was said on this call.",
  seconds,
}: Props) {
  const audio = useRef<HTMLAudioElement>(null);
  const [playhead] = useState(createPlayhead);
  const seek = (to: number) => {
    if (!audio.current) return;
    audio.current.currentTime = to;
    playhead.set(to);
  };
  const playFrom = (to: number) => {
    seek(to);
    // A source that cannot play rejects; the player says so.
    void audio.current?.play().catch(() => undefined);
  };
  return (
    <Card>
      <div className="border-b p-4 md:p-5">
        {recordingSrc ? (
          <Player src={recordingSrc} items={items} seconds={seconds} audio={audio} playhead={playhead} onSeek={seek} />
        ) : (
          <p className="text-ink-faint">{note}</p>
        )}
      </div>
      <div className="p-4 md:p-5">
        {items.length > 0 ? (
          <Transcript
            items={items}
            callerName={callerName}
            playhead={playhead}
            onSeek={recordingSrc ? playFrom : undefined}
          />
        ) : (
          <p className="py-6 text-center text-ink-faint">{emptyNote}</p>
        )}
      </div>
    </Card>
  );
}
