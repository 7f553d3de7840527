/** What a call with a code asks before it says anything, so that no voicemail hears the code. */
export function codeQuestion(businessName: string, language: "en" | "es"): string {
  return language === "es"
    ? `Hola. Es la llamada con su código para ${businessName}. Marque 1 para oírlo.`
    : `Hello. This is the call with your code for ${businessName}. Press 1 to hear it.`;
}

/** The digits one by one, twice. */
export function codeSpeech(code: string, language: "en" | "es"): string {
  const digits = [...code].join(", ");
  return language === "es"
    ? `Su código es: ${digits}. Otra vez: ${digits}. Adiós.`
    : `Your code is: ${digits}. Once more: ${digits}. Goodbye.`;
}
