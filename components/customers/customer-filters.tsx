"use client";

import { LoaderCircle, Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useTransition } from "react";
import { cn } from "@/components/ui/cn";
import { inputStyle } from "@/components/ui/input-style";
import { Select } from "@/components/ui/select";

const marks = [
  { value: "any", label: "Everyone" },
  { value: "upcoming", label: "Has an appointment" },
  { value: "vip", label: "VIP" },
  { value: "blocked", label: "Blocked" },
  { value: "opted_out", label: "Wants no texts" },
];
const seens = [
  { value: "any", label: "Any time" },
  { value: "30d", label: "Seen in 30 days" },
  { value: "90d", label: "Seen in 90 days" },
  { value: "year_ago", label: "Not for a year" },
];

const typingMs = 300;

interface Props {
  q: string;
  mark: string;
  seen: string;
  /** Stays as it is. */
  tag: string;
}

/** Search and filters. Each change is a new address, so that it can be shared and gone back from. */
export function CustomerFilters({ q, mark, seen, tag }: Props) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined);
  const field = useRef<HTMLInputElement>(null);
  const go = (change: { mark?: string; seen?: string }) => {
    clearTimeout(typing.current);
    const next = { q: field.current?.value ?? q, mark, seen, tag, ...change };
    const search = new URLSearchParams(Object.entries(next).filter(([, value]) => value && value !== "any"));
    startTransition(() => router.replace(`/dashboard/customers?${search}`, { scroll: false }));
  };
  return (
    <search className="w-full md:w-auto">
      <form
        action="/dashboard/customers"
        className="flex flex-wrap gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          go({});
        }}
      >
        <div className="relative min-w-0 basis-full md:w-60 md:basis-auto">
          <Search
            aria-hidden
            className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-faint"
          />
          <input
            ref={field}
            type="search"
            name="q"
            defaultValue={q}
            aria-label="Search customers"
            aria-keyshortcuts="/"
            placeholder="Name, number, address"
            data-search
            className={cn(inputStyle, "pr-9 pl-9 [&::-webkit-search-cancel-button]:hidden")}
            onChange={() => {
              clearTimeout(typing.current);
              typing.current = setTimeout(() => go({}), typingMs);
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
          label="Who"
          options={marks}
          value={mark || "any"}
          onChange={(value) => go({ mark: value })}
          className="min-w-0 flex-1 md:w-40 md:flex-none"
        />
        <Select
          label="Last contact"
          options={seens}
          value={seen || "any"}
          onChange={(value) => go({ seen: value })}
          className="min-w-0 flex-1 md:w-36 md:flex-none"
        />
      </form>
    </search>
  );
}
