import { foldText } from "@/lib/domain/language/fold-text";

const HOURS: Readonly<Record<string, string>> = {
  una: "1",
  dos: "2",
  tres: "3",
  cuatro: "4",
  cinco: "5",
  seis: "6",
  siete: "7",
  ocho: "8",
  nueve: "9",
  diez: "10",
  once: "11",
  doce: "12",
  trece: "13",
  catorce: "14",
  quince: "15",
  dieciseis: "16",
  diecisiete: "17",
  dieciocho: "18",
  diecinueve: "19",
  veinte: "20",
  veintiuno: "21",
  veintiun: "21",
  veintidos: "22",
  veintitres: "23",
  veinticuatro: "24",
  veinticinco: "25",
  veintiseis: "26",
  veintisiete: "27",
  veintiocho: "28",
  veintinueve: "29",
  treinta: "30",
  cuarenta: "40",
  cincuenta: "50",
  un: "1",
};
const NAMES: Readonly<Record<string, string>> = {
  lunes: "monday",
  martes: "tuesday",
  miercoles: "wednesday",
  jueves: "thursday",
  viernes: "friday",
  sabado: "saturday",
  domingo: "sunday",
  enero: "january",
  febrero: "february",
  marzo: "march",
  abril: "april",
  mayo: "may",
  junio: "june",
  julio: "july",
  agosto: "august",
  septiembre: "september",
  setiembre: "september",
  octubre: "october",
  noviembre: "november",
  diciembre: "december",
  hoy: "today",
  mediodia: "noon",
  medianoche: "midnight",
};
const WD = "(monday|tuesday|wednesday|thursday|friday|saturday|sunday)";
const NUMBER = "(\\d{1,2})";

// Order matters: longer phrases first. After the word tables, the phrases are half English on purpose.
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\bpasado manana\b/g, "the day after tomorrow"],
  [/\bnoche ?buena\b/g, "christmas eve"],
  [/\bnavidad\b/g, "christmas"],
  [/\bano nuevo\b/g, "new year's day"],
  [/\bmanana (?:por|en|de|a) la (manana|tarde|noche)\b/g, "tomorrow in the $1"],
  [/\b(?:por|en|de|a) la manana\b/g, "in the morning"],
  [/\b(?:por|en|de|a) la tarde\b|\btardecita\b/g, "in the afternoon"],
  [/\b(?:por|en|de|a) la noche\b/g, "in the evening"],
  [/\b(?:de|por) la madrugada\b/g, "am"],
  [/\bin the manana\b/g, "in the morning"],
  [/\bin the tarde\b/g, "in the afternoon"],
  [/\bin the noche\b/g, "in the evening"],
  [/\besta (?:manana)\b/g, "this morning"],
  [/\besta tarde\b/g, "this afternoon"],
  [/\besta noche\b/g, "tonight"],
  [/\bmanana\b/g, "tomorrow"],
  [/\b(?:la )?(?:proxima semana|semana (?:que viene|proxima|siguiente|entrante))\b/g, "next week"],
  [/\b(?:el )?(?:proximo mes|mes que viene|mes proximo)\b/g, "next month"],
  [/\besta (?:misma )?semana\b/g, "this week"],
  [new RegExp(`\\b(?:el )?${WD} (?:de )?next week\\b`, "g"), "$1 next week"],
  [new RegExp(`\\bnext week,? (?:el )?${WD}\\b`, "g"), "next week $1"],
  [
    new RegExp(`\\b(?:el )?${WD} (?:que viene|proximo|que entra|siguiente)\\b|\\b(?:el )?proximo ${WD}\\b`, "g"),
    " $1$2 ",
  ],
  [new RegExp(`\\b(?:este|el) ${WD}\\b`, "g"), " $1"],
  [new RegExp(`${WD} ${NUMBER}(?= de [a-z]+)`, "g"), "$2"],
  [
    new RegExp(
      `\\b(?:el )?(?:dia )?${NUMBER} de (january|february|march|april|may|june|july|august|september|october|november|december)(?: (?:de|del) (20\\d\\d))?`,
      "g",
    ),
    " $2 $1 $3 ",
  ],
  [
    /\b(?:el )?(?:dia )?(?:primero|1ro) de (january|february|march|april|may|june|july|august|september|october|november|december)/g,
    " $1 1 ",
  ],
  [/\b(?:el|para el) (?:dia )?(\d{1,2})(?!\d|:| de)\b/g, "the $1th"],
  [/\b(?:dentro de|en) (\d{1,2}) dias?\b/g, "in $1 days"],
  [/\b(?:dentro de|en) (\d{1,2}) semanas?\b/g, "in $1 weeks"],
  [/\b(?:dentro de|en) (\d{1,2}) mes(?:es)?\b/g, "in $1 months"],
  [/\b(?:dentro de|en) (\d{1,2}) horas?(?: y media)?\b/g, "in $1 hours"],
  [/\b(?:dentro de|en) media hora\b/g, "in half an hour"],
  [/\b(?:a )?la?s? ?(\d{1,2}) y media\b/g, " at $1:30"],
  [/\b(?:a )?la?s? ?(\d{1,2}) y cuarto\b/g, " at $1:15"],
  [/\b(?:a )?la?s? ?(\d{1,2}) menos cuarto\b|\b(?:un )?cuarto para la?s? (\d{1,2})\b/g, " at quarter to $1$2"],
  [/\b(?:a )?la?s? ?(\d{1,2}) menos (\d{1,2})\b/g, " at $2 minutes to $1"],
  [/\b(?:a )?la?s? ?(\d{1,2}) y ([0-5]?\d)\b/g, " at $1:$2"],
  [/\b(?:a |como a |tipo |sobre )?las? ([0-2]?\d)\b(?! de (?:january|march|may))/g, " at $1"],
  [/\bal? noon\b|\bal medio ?dia\b|\bmedio dia\b/g, "at noon"],
  [/\ben punto\b/g, " o'clock "],
  [/\bdespues de(?: at| la| las)*\b/g, "after"],
  [/\bantes de(?: at| la| las)*\b/g, "before"],
  [/\bfin de semana\b/g, "weekend"],
  [/\bpor la\b|\bpara\b|\bel\b/g, " "],
];

function translateWord(word: string): string {
  return NAMES[word] ?? HOURS[word] ?? word;
}

/** Rewrites Spanish words about time into the English ones that the rules know: "el martes a las tres y media" becomes "tuesday at 3:30". */
export function spanishTimeText(text: string): string {
  const words = foldText(text).replace(
    /\b(veinte|treinta|cuarenta|cincuenta) y (un|una|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)\b/g,
    (_, tens: string, small: string) => String(Number(HOURS[tens]) + Number(HOURS[small === "uno" ? "un" : small])),
  );
  const translated = words.replace(/[a-z]+/g, translateWord);
  return PHRASES.reduce((current, [from, to]) => current.replace(from, to), translated).replace(/\$\d/g, "");
}
