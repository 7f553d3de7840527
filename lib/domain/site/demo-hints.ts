type Pair = [en: string[], es: string[]];

/** What a sentence asks for, the most telling first: a read-back names the address and the name as well. */
const answers: [form: RegExp, hints: Pair][] = [
  [/\banything else\b|algo más/i, [["No, that's all. Thanks."], ["No, gracias"]]],
  [/\b(?:right|correct)\b[^.]*\?|correcto|¿está bien/i, [["Yes, that's right"], ["Sí, correcto"]]],
  [/\b(?:address|street)\b|dirección|calle/i, [["310 Blake Street, Denver"], ["Calle Blake 310, Denver"]]],
  [/\bname\b|nombre/i, [["Jenny Park"], ["Lucía Fernández"]]],
  [/\b(?:when|what day|which day)\b|qué día|cuándo/i, [["Tomorrow morning"], ["Mañana por la mañana"]]],
];
const offers: Pair = [["The first one is fine", "Do you have something later?"], ["La primera está bien"]];
const others: Pair = [
  ["Yes", "Tomorrow morning"],
  ["Sí", "Mañana por la mañana"],
];
const openings = ["My kitchen sink is clogged", "Do you charge for the visit?", "Hola, tengo una fuga"];

/**
 * What a visitor could answer to what was `said`, for whoever would rather press than type; in its language.
 * `isOffering`: it names free times. `turns`: how often the visitor has spoken.
 */
export function demoHints(said: string, isOffering: boolean, turns: number): string[] {
  if (turns === 0) return openings;
  const isSpanish = /[¿¡ñ]|\b(?:usted|cita|dirección|nombre|gracias)\b/i.test(said);
  const [en, es] = isOffering ? offers : (answers.find(([form]) => form.test(said))?.[1] ?? others);
  return isSpanish ? es : en;
}
