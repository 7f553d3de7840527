import { Temporal } from "temporal-polyfill";

const times = ["08:00", "10:00", "12:00", "14:00", "16:00"];
const workdays = [2, 3, 4, 5];

/**
 * Moments at which the sample businesses are open and free, "YYYY-MM-DDTHH:MM" local: the five of each Tuesday to Friday
 * that is at least three days away, in order. Each call gives the next one, so that tests share no slot.
 */
export function openMoments(timeZone: string): () => string {
  let day = Temporal.Now.plainDateISO(timeZone).add({ days: 3 });
  let index = 0;
  return () => {
    if (index === times.length) {
      index = 0;
      day = day.add({ days: 1 });
    }
    while (!workdays.includes(day.dayOfWeek)) day = day.add({ days: 1 });
    const time = times[index];
    index += 1;
    return `${day.toString()}T${time}`;
  };
}

/** "Tuesday" of a local moment. */
export function weekdayOf(moment: string): string {
  return Temporal.PlainDateTime.from(moment).toLocaleString("en-US", { weekday: "long" });
}

/** Numbers of callers, each once. `series` keeps test files apart, 2 to 9. */
export function callerNumbers(series: number): () => string {
  let last = 1000;
  return () => {
    last += 1;
    return `+1720${series}55${String(last).padStart(4, "0")}`;
  };
}
