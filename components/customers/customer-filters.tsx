"use client";

import { SearchInput } from "@/components/ui/search-input";
import { Select } from "@/components/ui/select";
import { useFilters } from "@/components/ui/use-filters";

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

interface Props {
  q: string;
  mark: string;
  seen: string;
  /** Stays as it is. */
  tag: string;
}

/** Search, who, and when they were last in contact. */
export function CustomerFilters({ q, mark, seen, tag }: Props) {
  const { go, formProps, searchProps } = useFilters("/dashboard/customers", { q, mark, seen, tag });
  return (
    <search className="w-full md:w-auto">
      <form {...formProps} className="flex flex-wrap gap-2">
        <SearchInput
          {...searchProps}
          label="Search customers"
          placeholder="Name, number, address"
          defaultValue={q}
          className="basis-full md:w-60 md:basis-auto"
        />
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
