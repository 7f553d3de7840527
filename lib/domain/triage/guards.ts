// "There is no smell of gas", "we don't have any leak": the danger is denied right before it is named.
const DENIED =
  /\b(?:no|not|isn'?t|aren'?t|wasn'?t|don'?t|doesn'?t|didn'?t|never|without|nor|ni|sin|tampoco|nothing(?:'s| is)?)(?: (?:any|a|an|the|really|actually|currently|smell(?:ing)?(?: of)?|see(?:ing)?|have|had|think|there|water|anything|of|huele a|hay|una?|es|tengo|sign|signs|longer|more))* ?$/;

// Danger that is over.
const OVER =
  /\b(?:last (?:year|month|winter|summer|week|fall|autumn|spring|time|march)|(?:years?|months?|weeks?) ago|in (?:january|february|march|april|may|june|july|august|september|october|november|december|19\d\d|20\d\d)|used to|(?:was|has been|got|been|already|were) (?:fixed|repaired|patched|taken care of|replaced|resolved)|(?:leak|roof|pipe) (?:was )?(?:fixed|repaired)|since you fixed|false alarm|when i was|my neighbor had|after (?:a|the) (?:fire|flood)|hace (?:un |una |\d+ |dos |tres )?(?:ano|mes|semana)s?|el (?:ano|mes) pasado|la semana pasada|yesterday and|from (?:an? )?(?:old|previous)|back in|but it'?s (?:back|fine|ok)|had a (?:fire|flood) (?:last|inspection|and need))\b/;

// A question about what the business does or sells, about what is normal, or about what could happen.
const GENERAL =
  /\b(?:do|does|can|could|would|are|is) (?:you|your|they|i|it|we|there|anyone|the)(?: guys| \w+)? (?:do|handle|offer|fix|repair|have|clean|install\w*|sell|service|work|deal|take|cover|inspect|check|treat|treats|carry|test|bring|paint|get|put|remove|use|build|hang|call|tarp|accept|replace|hurt|hurts|safe|give|come look|keep|move|reroute|dig|send|require|bad|normal)\b|\b(?:how much|how do (?:i|you)|how often|how long|how do i keep|what does|what do you charge|what'?s your|cost|price|quote|estimate|installed|installing|installation|remodel|inspection|maintenance|tune.?up|included|insurance|insured|warranty|class|training|in case|expired|if there (?:is|was|were) ever|ever a|i'?d like|i want|we want|i need an?|looking for|looking to|like to (?:install|replace|book|schedule)|to install|to move|is it (?:safe|bad|normal|okay)|is that normal|each (?:fall|year|winter)|first (?:time|comes on)|every (?:time it runs|year)|after it runs|need(?:s)? (?:touch|repaint|painting|staining|cleaning|trimming)|recommend\w*|worry about|expand|swap|add(?:ed)?|test my|change out|in services|quiero|cotizacion|presupuesto|cuanto|instalan|incluido|aceptan|trabajan)\b/;

const NOW =
  /\b(?:right now|immediately|hurry|asap|help|now|quick(?:ly)?|everywhere|won'?t stop|can'?t stop|ahora|urgente|ayuda|rapido|going off|hissing|pouring|gushing|someone now|emergency)\b/;

const MINOR =
  /\b(?:a little|little bit|a bit|slight(?:ly)?|small|tiny|slow(?:ly)?|minor|sometimes|once in a while|a drop|drips? (?:at night|when|outside)|for a (?:second|minute)|at one head|looks? loose|some daylight|on and off|a couple of shingles|pressure|bill|tastes?|hum(?:s)? a little|dim|when it rains hard|whistl\w+)\b/;

// Words of danger that mean something else.
const OTHER_SENSE =
  /\b(?:fire ?(?:pits?|places?|works?|engine|trucks?|red|alarm systems?|extinguishers?|retardant|sale|inspection|damage|tables?|escape)|gas (?:fire|grills?|dryers?|station|mileage|stoves?(?! (?:is|leak|smell))|meter cover|bill)|smok(?:y|ey) (?:eye|fire)|smoky|cigarettes?|smoke (?:detectors?|alarms?)(?! (?:is|are|keeps?|won'?t|went|going))|smoke (?:damage|stains?)|spark ?plugs?|sparkl\w+|spark of|spark frizz|flood ?(?:lights?|insurance)|flooded with|heat protection|survive the heat|burnt (?:orange|perm|out)|bulbs burn out|burn(?:t|ed)? by the sun|burnt and|oven is really burnt|low odor|(?:hair|wedding|fashion|nail) emergency|emergency (?:number|rate|service fee)|real disaster|absolute disaster|killer job|dying to|(?:would|i'd|could) kill for|a fountain with|heart disease|high blood|heartburn|lead paint|landscap\w+ light|breath\w* through (?:my|his|her|the) nose|respirar (?:bien )?por la nariz|(?:tv|phone|internet) (?:cable|line|wire)s?(?: wire)?|cable tv|smoke (?:bush|tree|gray|grey)|(?:quit|stop) smoking|heart attack when i saw|through the roof ha|ran over my mailbox|ambulance (?:bill|going by|street)|kids splash|llamada|not an? emergency|isn'?t an emergency|no es una emergencia)\b/g;

/** A sentence without the words that sound of danger and mean something else, so that only real danger is left to be found. */
export const withoutOtherSenses = (sentence: string): string => sentence.replace(OTHER_SENSE, " ");

/** What stands around a match and takes its danger away. `before` is the part of the sentence before the match. */
export function isHarmless(sentence: string, before: string, canBeMinor: boolean): boolean {
  if (DENIED.test(before) || OVER.test(sentence)) return true;
  if (canBeMinor && MINOR.test(sentence)) return true;
  return GENERAL.test(sentence) && !NOW.test(sentence);
}
