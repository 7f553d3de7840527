interface Greeted {
  name: string;
  language: "en" | "es";
  /** The owner's own words, said after the notice; null for ours. */
  greeting: string | null;
}

/** A caller whose number is on file. */
interface KnownCaller {
  name: string;
  /** "service, moment" of what they have before them. */
  next: string | null;
  isVip: boolean;
}

/**
 * The first sentences of every call: the business, that this is an AI assistant, that the call is recorded and
 * transcribed, all before the first question (spec 1.3; one wording nationwide satisfies the all-party states).
 */
export function greetingOf({ name, language, greeting }: Greeted, caller: KnownCaller | null = null): string {
  const question = (caller && greetByName(caller, language)) ?? greeting;
  if (language === "es") {
    return `Gracias por llamar a ${name}. Soy un asistente de inteligencia artificial y esta llamada se graba y se transcribe. ${question ?? "¿En qué le puedo ayudar?"}`;
  }
  return `Thanks for calling ${name}. I'm an AI assistant, and this call is recorded and transcribed. ${question ?? "How can I help you today?"}`;
}

/** Null for somebody who is known but has nothing before them and is no VIP: they hear what everybody hears. */
function greetByName({ name, next, isVip }: KnownCaller, language: "en" | "es"): string | null {
  const [first = name] = name.split(" ");
  if (next !== null && language === "es") return `Hola, ${first}. ¿Llama por su cita de ${next}?`;
  if (next !== null) return `Hello ${first}. Is this about your appointment for ${next}?`;
  if (!isVip) return null;
  return language === "es" ? `Hola, ${first}. ¿En qué le puedo ayudar?` : `Hello ${first}. How can I help you today?`;
}
