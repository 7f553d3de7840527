import { foldText } from "@/lib/domain/language/fold-text";

const aimed =
  /\b(?:fuck (?:you|off|yourself)|go fuck|screw you|go to hell|(?:you|ya)(?:'re| are)? (?:a |an |such a |you |stupid |fucking |goddamn |piece of )*(?:fucking|bitch|asshole|idiot|moron|shit|cunt|bastard|retard|dumbass|whore|worthless (?:machine|robot|bot)|stupid (?:machine|robot|bot|bitch))|shut (?:the fuck )?up|suck my|i(?:'ll| will| am going to|'m going to) (?:kill|hurt|find|beat) (?:you|all of you|your)|stupid bitch|piece of shit (?:robot|bot|machine)|chinga(?:te| tu)|vete (?:a la (?:mierda|chingada)|al diablo)|hijo de (?:puta|perra)|pinche (?:pendej|idiota|robot|maquina)|eres un[a]? (?:pendej|idiota|estupid|imbecil|mierda|puta)\w*|callate|te voy a (?:matar|golpear|encontrar))\b/;

/** Whether somebody is insulted or threatened. Swearing about a broken pipe is not. */
export function isAbusive(text: string): boolean {
  return aimed.test(foldText(text));
}
