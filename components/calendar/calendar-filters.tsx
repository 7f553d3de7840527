"use client";

import { Search } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useTransition } from "react";
import { appointmentStates } from "@/components/appointments/appointment-words";
import { cn } from "@/components/ui/cn";
import { inputStyle } from "@/components/ui/input-style";
import { Select, type SelectOption } from "@/components/ui/select";
import { appointmentStatuses } from "@/lib/domain/member/words";

const typingMs = 300;
const states = [
  { value: "any", label: "Every state" },
  ...appointmentStatuses.map((value) => ({ value, label: appointmentStates[value].label })),
];

interface Props {
  /** The present address, of which each change keeps the rest. */
  search: Record<string, string>;
  crews: SelectOption[];
  services: SelectOption[];
  isList: boolean;
}

/** Crew in every view; in the list also state, service and words. Each change is a new address. */
export function CalendarFilters({ search, crews, services, isList }: Props) {
  const router = useRouter();
  const [, start] = useTransition();
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined);
  const go = (change: Record<string, string>) => {
    clearTimeout(typing.current);
    const { cursor: _cursor, ...kept } = search;
    const entries = Object.entries({ ...kept, ...change }).filter(([, value]) => value && value !== "any");
    start(() => router.replace(`/dashboard/calendar?${new URLSearchParams(entries)}`, { scroll: false }));
  };
  return (
    <search className="mt-4 flex flex-wrap gap-2">
      {isList ? (
        <div className="relative min-w-0 basis-full md:w-64 md:basis-auto">
          <Search
            aria-hidden
            className="pointer-events-none absolute top-1/2 left-3 size-4 -translate-y-1/2 text-ink-faint"
          />
          <input
            type="search"
            defaultValue={search.q ?? ""}
            aria-label="Search appointments"
            placeholder="Name, number or reference"
            data-search
            className={cn(inputStyle, "pl-9")}
            onChange={({ target: { value } }) => {
              clearTimeout(typing.current);
              typing.current = setTimeout(() => go({ q: value.trim() }), typingMs);
            }}
          />
        </div>
      ) : null}
      {crews.length > 1 ? (
        <Select
          label="Crew"
          className="min-w-0 flex-1 md:w-44 md:flex-none"
          options={[{ value: "any", label: "Every crew" }, ...crews]}
          value={search.crew || "any"}
          onChange={(crew) => go({ crew })}
        />
      ) : null}
      {isList ? (
        <>
          <Select
            label="State"
            className="min-w-0 flex-1 md:w-40 md:flex-none"
            options={states}
            value={search.status || "any"}
            onChange={(status) => go({ status })}
          />
          <Select
            label="Service"
            className="min-w-0 flex-1 md:w-48 md:flex-none"
            options={[{ value: "any", label: "Every service" }, ...services]}
            value={search.service || "any"}
            onChange={(service) => go({ service })}
          />
        </>
      ) : null}
    </search>
  );
}
