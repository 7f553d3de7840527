export type SpokenLanguage = "en" | "es";

const MONTHS = {
  en: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
  es: [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
  ],
} as const;
const WEEKDAYS = {
  en: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
  es: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
} as const;

/** "Tuesday, November 24" or "martes 24 de noviembre", for a "YYYY-MM-DD". */
export function spokenDate(date: string, language: SpokenLanguage): string {
  const day = new Date(`${date}T00:00:00Z`);
  const weekday = WEEKDAYS[language][(day.getUTCDay() + 6) % 7];
  const month = MONTHS[language][day.getUTCMonth()];
  const dayOfMonth = day.getUTCDate();
  return language === "en" ? `${weekday}, ${month} ${dayOfMonth}` : `${weekday} ${dayOfMonth} de ${month}`;
}

/** "9:00 AM" or "9:00 de la mañana", for an "HH:MM" of 24 hours. */
export function spokenTime(time: string, language: SpokenLanguage): string {
  const hour = Number(time.slice(0, 2));
  const clock = `${hour % 12 === 0 ? 12 : hour % 12}:${time.slice(3, 5)}`;
  if (language === "en") return `${clock} ${hour < 12 ? "AM" : "PM"}`;
  if (hour < 12) return `${clock} de la mañana`;
  return `${clock} de la ${hour < 20 ? "tarde" : "noche"}`;
}

/** Date and time in one breath: "Tuesday, November 24 at 9:00 AM". */
export function spokenMoment(date: string, time: string, language: SpokenLanguage): string {
  const clock = spokenTime(time, language);
  if (language === "en") return `${spokenDate(date, language)} at ${clock}`;
  return `${spokenDate(date, language)} a ${clock.startsWith("1:") ? "la" : "las"} ${clock}`;
}
