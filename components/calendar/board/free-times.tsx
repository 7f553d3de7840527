"use client";

import { useEffect, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Skeleton } from "@/components/ui/skeleton";
import { sayTime } from "@/lib/domain/booking/problem-words";

interface Props {
  serviceId: string;
  resourceId: string;
  date: string;
  /** "HH:MM" that is chosen, empty for none. */
  value: string;
  onChange: (time: string) => void;
}

type Found = { key: string; times: string[] | "failed" };

/** The free times of a day to choose from. Another time can always be typed beside it. */
export function FreeTimes({ serviceId, resourceId, date, value, onChange }: Props) {
  const [found, setFound] = useState<Found | null>(null);
  const key = new URLSearchParams({ service: serviceId, date, ...(resourceId ? { crew: resourceId } : {}) }).toString();
  // Effect on the network: asks for the times of this day and crew.
  useEffect(() => {
    const abort = new AbortController();
    void fetchTimes(key, abort.signal).then((times) => {
      if (!abort.signal.aborted) setFound({ key, times });
    });
    return () => abort.abort();
  }, [key]);

  if (!found || found.key !== key) return <Skeleton className="h-9 w-full" />;
  if (found.times === "failed") return <p className="text-missed text-note">The free times could not be read.</p>;
  if (found.times.length === 0) return <p className="text-ink-soft text-note">Nothing is free that day.</p>;
  return (
    <fieldset className="flex max-h-32 flex-wrap gap-1.5 overflow-y-auto py-0.5">
      <legend className="sr-only">Free times</legend>
      {found.times.map((time) => (
        <button
          key={time}
          type="button"
          aria-pressed={time === value}
          onClick={() => onChange(time)}
          className={cn(
            "num h-10 rounded-control border border-line-strong px-2.5 text-note hover:bg-sunken md:h-8",
            time === value && "border-brand bg-brand-tint font-medium text-brand",
          )}
        >
          {sayTime(time)}
        </button>
      ))}
    </fieldset>
  );
}

async function fetchTimes(query: string, signal: AbortSignal): Promise<string[] | "failed"> {
  try {
    const response = await fetch(`/api/client/appointments/free-times?${query}`, { signal });
    if (!response.ok) return "failed";
    const { data }: { data: string[] } = await response.json();
    return data;
  } catch {
    return "failed";
  }
}
