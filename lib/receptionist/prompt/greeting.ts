interface Greeted {
  name: string;
  language: "en" | "es";
  /** The owner's own words, said after the notice; null for ours. */
  greeting: string | null;
}

/**
 * The first sentences of every call: the business, that this is an AI assistant, that the call is recorded and
 * transcribed, all before the first question (spec 1.3; one wording nationwide satisfies the all-party states).
 */
export function greetingOf({ name, language, greeting }: Greeted): string {
  if (language === "es") {
    return `Gracias por llamar a ${name}. Soy un asistente de inteligencia artificial y esta llamada se graba y se transcribe. ${greeting ?? "¿En qué le puedo ayudar?"}`;
  }
  return `Thanks for calling ${name}. I'm an AI assistant, and this call is recorded and transcribed. ${greeting ?? "How can I help you today?"}`;
}
