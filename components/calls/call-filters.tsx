"use client";

import { LoaderCircle, Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useTransition } from "react";
import { cn } from "@/components/ui/cn";
import { inputStyle } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { callOutcomes } from "@/lib/domain/member/words";
import { outcomeWords } from "./outcome";

const options = [
  { value: "any", label: "Every outcome" },
  ...callOutcomes.map((value) => ({ value, label: outcomeWords[value].label })),
];

const typingMs = 300;

/** Search and outcome. Each change is a new address, so that it can be shared and gone back from. */
export function CallFilters({ q, outcome, range }: { q: string; outcome: string; range: string }) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined);
  const form = useRef<HTMLFormElement>(null);
  const go = (change: { q?: string; outcome?: string }) => {
    clearTimeout(typing.current);
    const typed = form.current ? String(new FormData(form.current).get("q") ?? "") : q;
    const next = { q: typed, outcome, range, ...change };
    const search = new URLSearchParams(
      Object.entries(next).filter(([name, value]) => value && !(name === "range" && value === "30d")),
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
      <div className="relative min-w-0 flex-1 md:w-64 md:flex-none">
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
        className="w-44"
      />
    </form>
    </search>
  );
}
