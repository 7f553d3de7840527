import type { EmergencyFacts } from "./emergency-facts";
import { KIND_NAMES } from "./emergency-kinds";

const saidCharsMax = { text: 160, call: 300 };
const nameCharsMax = 40;
const addressCharsMax = 60;

type Told = Omit<EmergencyFacts, "alerts">;

/** The text to whoever is on call. What must be read stands first: a long text is cut at its end. */
export function alertText(told: Told): string {
  const isSpanish = told.language === "es";
  const kind = KIND_NAMES[told.kind][told.language];
  const head = isSpanish ? `EMERGENCIA (${kind}).` : `EMERGENCY (${kind}).`;
  const take = isSpanish ? "Responda 1 (u OK) para tomarla." : "Reply 1 (or OK) to take it.";
  const drill = isSpanish ? "SIMULACRO, no es real." : "This is a drill, nothing is wrong.";
  const parts = [head, whom(told), told.address && clip(told.address, addressCharsMax), take];
  const words = told.isDrill ? [drill, take] : [...parts, `"${clip(told.words, saidCharsMax.text)}"`];
  return words.filter(Boolean).join(" ");
}

function whom({ customerNumber, customerName, language }: Told): string {
  const name = customerName ? ` (${clip(customerName, nameCharsMax)})` : "";
  if (!customerNumber) return language === "es" ? `Sin número${name}.` : `No number known${name}.`;
  return `${language === "es" ? "Llame al" : "Call"} ${customerNumber}${name}.`;
}

/** What whoever is on call hears when they pick up. */
export function alertSpeech(told: Told): string {
  const { businessName, language } = told;
  const isSpanish = language === "es";
  const press = isSpanish ? "Oprima 1 para tomarla." : "Press 1 to take it.";
  if (told.isDrill) {
    return isSpanish
      ? `Esto es un simulacro de ${businessName}. No pasa nada. ${press}`
      : `This is a drill of ${businessName}. Nothing is wrong. ${press}`;
  }
  const kind = KIND_NAMES[told.kind][language];
  const said = clip(told.words, saidCharsMax.call);
  const number = spokenNumber(told.customerNumber);
  const address = told.address ? clip(told.address, addressCharsMax) : null;
  return isSpanish
    ? `Emergencia en ${businessName}: ${kind}. La persona dijo: ${said}. ${number ? `Su número es ${number}.` : "No conocemos su número."} ${address ? `Dirección: ${address}.` : ""} ${press}`
    : `Emergency at ${businessName}: ${kind}. The caller said: ${said}. ${number ? `Their number is ${number}.` : "Their number is not known."} ${address ? `The address is ${address}.` : ""} ${press}`;
}

/** The answer to a pressed key, or to none. */
export function answerSpeech(kind: "thank" | "too_late" | "goodbye", told: Told): string {
  const { acknowledgedName, customerNumber, isDrill } = told;
  const number = isDrill ? null : spokenNumber(customerNumber);
  if (told.language === "es") {
    if (kind === "thank") return `Gracias, es suya. ${number ? `Llame ahora al ${number}.` : ""} Adiós.`;
    if (kind === "too_late")
      return acknowledgedName ? `Ya la tomó ${acknowledgedName}. Adiós.` : "Ya está cerrada. Adiós.";
    return "No se oprimió el 1. Adiós.";
  }
  if (kind === "thank") return `Thank you, it is yours. ${number ? `Please call ${number} now.` : ""} Goodbye.`;
  if (kind === "too_late") {
    return acknowledgedName ? `${acknowledgedName} has taken it already. Goodbye.` : "It is closed already. Goodbye.";
  }
  return "1 was not pressed. Goodbye.";
}

/** A word by text to people who were alerted: who has it, that it is yours, the number that was missing, the end. */
export function followUpText(about: "taken" | "yours" | "number" | "closed", told: Told): string {
  const { acknowledgedName, customerNumber, isDrill } = told;
  const isSpanish = told.language === "es";
  const drill = isDrill ? (isSpanish ? "Simulacro: " : "Drill: ") : "";
  const name = acknowledgedName ?? "";
  const number = isDrill ? null : customerNumber;
  const english = {
    taken: `${name} has taken the emergency. You need not do anything.`,
    yours: `Thank you, the emergency is yours.${number ? ` Call ${number} now.` : ""}`,
    number: `The caller of the emergency can be reached on ${number}.`,
    closed: "The emergency is closed. You need not do anything.",
  };
  const spanish = {
    taken: `${name} tomó la emergencia. No tiene que hacer nada.`,
    yours: `Gracias, la emergencia es suya.${number ? ` Llame ahora al ${number}.` : ""}`,
    number: `La persona de la emergencia está en el ${number}.`,
    closed: "La emergencia está cerrada. No tiene que hacer nada.",
  };
  return `${drill}${(isSpanish ? spanish : english)[about]}`;
}

/** Digit by digit, in groups, so that it can be written down: "3 0 3, 5 5 5, 0 1 1 1". */
function spokenNumber(number: string | null): string | null {
  const digits = number?.replace(/^\+1(?=\d{10}$)/, "").replace(/\D/g, "") ?? "";
  if (digits === "") return null;
  return digits
    .replace(/^(\d{3})(\d{3})(\d{4})$/, "$1,$2,$3")
    .split(",")
    .map((group) => [...group].join(" "))
    .join(", ");
}

function clip(text: string, max: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= max ? line : `${line.slice(0, max - 3).trimEnd()}...`;
}
