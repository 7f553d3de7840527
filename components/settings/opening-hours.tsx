"use client";

import { Plus, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { weekdayNames } from "@/lib/domain/settings/weekday-names";
import { TextField } from "./inputs";

/** Weekday 1 is Monday; local times such as "08:00". */
interface Opening {
  weekday: number;
  opens: string;
  closes: string;
}

interface Props {
  hours: Opening[];
  problems: Record<string, string>;
  onChange: (hours: Opening[]) => void;
}

/** The seven days, with several openings each. */
export function OpeningHours(props: Props) {
  return (
    <ul className="divide-y">
      {weekdayNames.map((name, index) => (
        <Day key={name} {...props} name={name} weekday={index + 1} />
      ))}
    </ul>
  );
}

function Day({ hours, problems, onChange, name, weekday }: Props & { name: string; weekday: number }) {
  const own = hours.flatMap((row, index) => (row.weekday === weekday ? [{ ...row, index }] : []));
  const set = (index: number, part: { opens?: string; closes?: string }) =>
    onChange(hours.map((row, at) => (at === index ? { ...row, ...part } : row)));
  const add = () => {
    const opens = own.at(-1)?.closes ?? "08:00";
    const next = [...hours, { weekday, opens, closes: opens < "17:00" ? "17:00" : "23:00" }];
    onChange(next.toSorted((a, b) => a.weekday - b.weekday || a.opens.localeCompare(b.opens)));
  };
  return (
    <li className="flex flex-col gap-3 px-4 py-3.5 md:flex-row md:items-center md:px-5">
      <p className="w-28 shrink-0 font-medium">{name}</p>
      <div className="flex min-w-0 flex-1 flex-col gap-3">
        {own.length === 0 ? <p className="text-ink-soft">Closed</p> : null}
        {own.map((row, place) => (
          <div key={row.index} className="flex items-end gap-2">
            <div className="min-w-0 flex-1 md:max-w-40">
              <TextField
                name={`opens-${row.index}`}
                label="Opens"
                type="time"
                value={row.opens}
                error={problems[`${row.index}.opens`]}
                onChange={(opens) => set(row.index, { opens })}
              />
            </div>
            <div className="min-w-0 flex-1 md:max-w-40">
              <TextField
                name={`closes-${row.index}`}
                label="Closes"
                type="time"
                value={row.closes}
                error={problems[`${row.index}.closes`]}
                onChange={(closes) => set(row.index, { closes })}
              />
            </div>
            <Button
              variant="bare"
              size="icon"
              aria-label={`Remove opening ${place + 1} of ${name}`}
              onClick={() => onChange(hours.filter((_, at) => at !== row.index))}
            >
              <Trash2 aria-hidden />
            </Button>
          </div>
        ))}
      </div>
      <Button variant="bare" aria-label={`Add an opening on ${name}`} onClick={add}>
        <Plus aria-hidden />
        Add
      </Button>
    </li>
  );
}
