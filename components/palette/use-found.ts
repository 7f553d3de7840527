"use client";

import { useEffect, useState } from "react";
import { type FoundItem, searchLengthMin } from "@/lib/domain/member/search";

/** What the server found so far; while it searches, what fitted before stays. */
export interface Found {
  state: "idle" | "searching" | "done" | "failed";
  items: FoundItem[];
}

const typingMs = 180;

/** What was found for fewer letters is shown on while it holds the new ones; Enter must not open anything else. */
function stillFits({ title, note }: FoundItem, text: string): boolean {
  return `${title} ${note}`.toLowerCase().includes(text.toLowerCase());
}

/** Searches on the server once typing pauses; an answer that was overtaken is dropped. Effect on the network. */
export function useFound(words: string): Found {
  const [found, setFound] = useState<Found>({ state: "idle", items: [] });
  const text = words.trim();
  useEffect(() => {
    if (text.length < searchLengthMin) {
      setFound({ state: "idle", items: [] });
      return;
    }
    setFound(({ items }) => ({ state: "searching", items: items.filter((item) => stillFits(item, text)) }));
    const stop = new AbortController();
    const wait = setTimeout(async () => {
      try {
        const response = await fetch(`/api/client/search?q=${encodeURIComponent(text)}`, { signal: stop.signal });
        if (!response.ok) throw new Error(String(response.status));
        const { data }: { data: FoundItem[] } = await response.json();
        setFound({ state: "done", items: data });
      } catch {
        if (!stop.signal.aborted) setFound({ state: "failed", items: [] });
      }
    }, typingMs);
    return () => {
      clearTimeout(wait);
      stop.abort();
    };
  }, [text]);
  return found;
}
