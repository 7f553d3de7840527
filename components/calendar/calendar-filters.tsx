"use client";

import { appointmentStates } from "@/components/appointments/appointment-words";
import { SearchInput } from "@/components/ui/search-input";
import { Select, type SelectOption } from "@/components/ui/select";
import { useFilters } from "@/components/ui/use-filters";
import { appointmentStatuses } from "@/lib/domain/member/words";

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

/** Crew in every view; in the list also state, service and words. */
export function CalendarFilters({ search, crews, services, isList }: Props) {
  const { cursor: _cursor, ...kept } = search;
  const { go, formProps, searchProps } = useFilters("/dashboard/calendar", kept);
  return (
    <search className="mt-4 block">
      <form {...formProps} className="flex flex-wrap gap-2">
        {isList ? (
          <SearchInput
            {...searchProps}
            label="Search appointments"
            placeholder="Name, number or reference"
            defaultValue={search.q ?? ""}
            className="basis-full md:w-64 md:basis-auto"
          />
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
      </form>
    </search>
  );
}
