"use client";

import { Check, Plus } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { UpcomingHoliday } from "@/lib/domain/time/upcoming-holidays";

interface Days {
  startsOn: string;
  endsOn: string;
}

interface Props {
  holidays: UpcomingHoliday[];
  closures: Days[];
  onAdd: (closure: Days & { reason: string }) => void;
  onRemove: (index: number) => void;
}

const format = new Intl.DateTimeFormat("en-US", { weekday: "short", month: "short", day: "numeric", timeZone: "UTC" });
const dayWords = (day: string) => format.format(new Date(`${day}T00:00:00Z`));

/** The coming year's holidays to close on, each by one press; a second press opens again. The day that it is observed on closes too. */
export function HolidayPicker({ holidays, closures, onAdd, onRemove }: Props) {
  return (
    <fieldset className="px-4 pt-4 md:px-5">
      <legend className="sr-only">Holidays of the coming year</legend>
      <p aria-hidden className="mb-2 text-ink-soft">
        Press a holiday to close on it, and again to open.
      </p>
      <div className="flex flex-wrap gap-2">
        {holidays.map(({ name, on, observedOn }) => {
          const [startsOn = on, endsOn = on] = [on, observedOn].sort();
          const place = closures.findIndex((one) => one.startsOn === startsOn && one.endsOn === endsOn);
          // Inside a longer closure: it is closed already, and opening it would open the rest as well.
          const isInside = place < 0 && closures.some((one) => one.startsOn <= startsOn && one.endsOn >= endsOn);
          const isChosen = place >= 0 || isInside;
          const press = () => (place >= 0 ? onRemove(place) : onAdd({ startsOn, endsOn, reason: name }));
          const day = observedOn === on ? dayWords(on) : `${dayWords(on)}, observed ${dayWords(observedOn)}`;
          return (
            <Button
              key={name}
              variant="quiet"
              className="h-auto min-h-control max-w-full py-1.5 text-left whitespace-normal"
              aria-pressed={isChosen}
              aria-disabled={isInside}
              onClick={press}
            >
              {isChosen ? <Check aria-hidden /> : <Plus aria-hidden />}
              <span>
                {name} <span className="font-normal text-ink-soft">{day}</span>
              </span>
            </Button>
          );
        })}
      </div>
    </fieldset>
  );
}
