"use client";

import { LoaderCircle, Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useTransition } from "react";
import { cn } from "@/components/ui/cn";
import { inputStyle } from "@/components/ui/input-style";
import { Select, type SelectOption } from "@/components/ui/select";
import { callOutcomes } from "@/lib/domain/member/words";
import { outcomeWords } from "./outcome";

const options = [
  { value: "any", label: "Every outcome" },
  ...callOutcomes.map((value) => ({ value, label: outcomeWords[value].label })),
];

const typingMs = 300;

interface Props {
  q: string;
  outcome: string;
  range: string;
  ranges: SelectOption[];
  /** Stays as it is. */
  tag: string;
}

/** Search, outcome, and on phones the time range. Each change is a new address, so that it can be shared and gone back from. */
export function CallFilters({ q, outcome, range, ranges, tag }: Props) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined);
  const form = useRef<HTMLFormElement>(null);
  const go = (change: { q?: string; outcome?: string; range?: string }) => {
    clearTimeout(typing.current);
    const typed = form.current ? String(new FormData(form.current).get("q") ?? "") : q;
    const next = { q: typed, outcome, range, tag, ...change };
    const search = new URLSearchParams(
      Object.entries(next).filter(([name, value]) => value && !(name === "range" && value === (tag ? "all" : "30d"))),
    );
    startTransition(() => router.replace(`/dashboard/calls?${search}`, { scroll: false }));
  };
  return (
    <search className="w-full md:w-auto">
      <form
        ref={form}
        action="/dashboard/calls"
        className="flex flex-wrap gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          go({});
        }}
      >
        <div className="relative min-w-0 basis-full md:w-64 md:basis-auto">
          <Search
            aria-hidden
            className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-faint"
          />
          <input
            type="search"
            name="q"
            defaultValue={q}
            aria-label="Search calls"
            aria-keyshortcuts="/"
            placeholder="Name, number or words"
            data-search
            className={cn(inputStyle, "pr-9 pl-9 [&::-webkit-search-cancel-button]:hidden")}
            onChange={(event) => {
              const { value } = event.target;
              clearTimeout(typing.current);
              typing.current = setTimeout(() => go({ q: value }), typingMs);
            }}
          />
          {isPending ? (
            <LoaderCircle
              aria-hidden
              className="absolute top-1/2 right-3 size-4 -translate-y-1/2 animate-spin text-ink-faint"
            />
          ) : null}
        </div>
        <Select
          label="Outcome"
          options={options}
          value={outcome || "any"}
          onChange={(value) => go({ outcome: value === "any" ? "" : value })}
          className="min-w-0 flex-1 md:w-44 md:flex-none"
        />
        <Select
          label="Time range"
          options={ranges}
          value={range}
          onChange={(value) => go({ range: value })}
          className="min-w-0 flex-1 md:hidden"
        />
      </form>
    </search>
  );
}
