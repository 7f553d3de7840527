/** What a visitor could answer next, for whoever would rather press than type. English and Spanish, as the receptionist speaks. */
export function demoHints(said: string, hasOffers: boolean, turns: number): string[] {
  const isSpanish = /[¿¡ñ]|\b(?:usted|cita|dirección|nombre|gracias)\b/i.test(said);
  const pick = (en: string[], es: string[]) => (isSpanish ? es : en);
  if (turns === 0) return ["My kitchen sink is clogged", "Do you charge for the visit?", "Hola, tengo una fuga"];
  if (hasOffers) return pick(["The first one is fine", "Do you have something later?"], ["La primera está bien"]);
  if (/\b(?:address|street)\b|dirección|calle/i.test(said))
    return pick(["310 Blake Street, Denver"], ["Calle Blake 310, Denver"]);
  if (/\bname\b|nombre/i.test(said)) return pick(["Jenny Park"], ["Lucía Fernández"]);
  if (/\b(?:right|correct|shall i|should i)\b[^.]*\?|correcto|¿está bien/i.test(said))
    return pick(["Yes, that's right"], ["Sí, correcto"]);
  if (/\banything else\b|algo más/i.test(said)) return pick(["No, that's all. Thanks."], ["No, gracias"]);
  if (/\b(?:when|what day|which day|day and time)\b|qué día|cuándo/i.test(said))
    return pick(["Tomorrow morning"], ["Mañana por la mañana"]);
  return pick(["Yes", "Tomorrow morning"], ["Sí", "Mañana por la mañana"]);
}
