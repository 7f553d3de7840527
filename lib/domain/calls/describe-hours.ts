import { type SpokenLanguage, spokenTime } from "@/lib/domain/time/spoken-moment";

interface Opening {
  weekday: number;
  opens: string;
  closes: string;
}

const weekdays = {
  en: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
  es: ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
} as const;
const words = {
  en: { to: "to", and: "and", open: "We are open", closed: "closed" },
  es: { to: "a", and: "y", open: "Abrimos", closed: "cerrado" },
} as const;

/** Weekly hours in one sentence, equal days joined: "We are open Monday to Friday 8:00 AM to 5:00 PM." */
export function describeHours(hours: Opening[], language: SpokenLanguage): string {
  const { to, and, open } = words[language];
  const byDay = weekdays[language].map((_, index) =>
    hours
      .filter((opening) => opening.weekday === index + 1)
      .map((opening) => `${spokenTime(opening.opens, language)} ${to} ${spokenTime(closing(opening), language)}`)
      .join(` ${and} `),
  );
  const groups: { first: number; last: number; text: string }[] = [];
  byDay.forEach((text, index) => {
    const previous = groups.at(-1);
    if (previous?.text === text && previous.last === index - 1) previous.last = index;
    else if (text) groups.push({ first: index, last: index, text });
  });
  const names = weekdays[language];
  const parts = groups.map(({ first, last, text }) =>
    first === last ? `${names[first]} ${text}` : `${names[first]} ${to} ${names[last]} ${text}`,
  );
  return `${open} ${parts.join(", ")}.`;
}

function closing({ closes }: Opening): string {
  return closes.startsWith("24") ? "00:00" : closes;
}
