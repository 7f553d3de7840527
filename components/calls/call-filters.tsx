"use client";

import { SearchInput } from "@/components/ui/search-input";
import { Select, type SelectOption } from "@/components/ui/select";
import { useFilters } from "@/components/ui/use-filters";
import { callOutcomes } from "@/lib/domain/member/words";
import { outcomeWords } from "./outcome";

const options = [
  { value: "any", label: "Every outcome" },
  ...callOutcomes.map((value) => ({ value, label: outcomeWords[value].label })),
];

interface Props {
  q: string;
  outcome: string;
  range: string;
  ranges: SelectOption[];
  /** Stays as it is. */
  tag: string;
}

/** Search, outcome, and on phones the time range. */
export function CallFilters({ q, outcome, range, ranges, tag }: Props) {
  const usualRange = tag ? "all" : "30d";
  const rangeOf = (value: string) => (value === usualRange ? "" : value);
  const { go, formProps, searchProps } = useFilters("/dashboard/calls", { q, outcome, range: rangeOf(range), tag });
  return (
    <search className="w-full md:w-auto">
      <form {...formProps} className="flex flex-wrap gap-2">
        <SearchInput
          {...searchProps}
          label="Search calls"
          placeholder="Name, number or words"
          defaultValue={q}
          className="basis-full md:w-64 md:basis-auto"
        />
        <Select
          label="Outcome"
          options={options}
          value={outcome || "any"}
          onChange={(value) => go({ outcome: value })}
          className="min-w-0 flex-1 md:w-44 md:flex-none"
        />
        <Select
          label="Time range"
          options={ranges}
          value={range}
          onChange={(value) => go({ range: rangeOf(value) })}
          className="min-w-0 flex-1 md:hidden"
        />
      </form>
    </search>
  );
}
