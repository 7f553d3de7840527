import { foldText } from "./fold-text";

const LEAD =
  "(?:(?:ok(?:ay)?|well|oh|um+|uh+|er+|hmm+|great|perfect|awesome|cool|alright|all right|so|and|bueno|pues|ah|eh|este)[ ,.!]+)*";

const YES = new RegExp(
  `^${LEAD}(?:yes|yeah|yea|yep|yup|ya|yah|sure|ok(?:ay)?|of course|absolutely|definitely|certainly|exactly|indeed|mhm+|mm ?hmm+|uh ?huh|affirmative|right|correct|please|please do|perfect|great|fine|good|lovely|wonderful|awesome|cool|alright|all right|sounds (?:good|great|fine|perfect|right|lovely)|sound good|that(?:'s| is|'d| will|'ll| would| all)*(?: be)?(?: just)? (?:great|good|fine|perfect|lovely|right|correct|ok(?:ay)?|it|works?|sounds?|suits?|wonderful|excellent|awesome|me)|that works?|works for me|it (?:is|does|works|sounds good)|go ahead|go for it|do it|book it|let's do (?:it|that)|i (?:do|would|will|am|think so)|i'd (?:like|love) (?:that|to)|why not|you (?:got|have) it|that one|you bet|si+|claro(?: que si)?|correcto|exacto|exactamente|perfecto|por supuesto|esta bien|de acuerdo|vale|dale|asi es|adelante|me parece bien|eso es|como no|por favor)\\b`,
);
const NO =
  /^(?:(?:oh|um+|uh+|well|sorry|actually|hmm+|wait|ay|pues|bueno)[ ,.!]+)*(?:no+|nope|nah|not? (?:really|quite|exactly|that|this|right|yet|now|at all|correct)|negative|never ?mind|wrong|incorrect|i don'?t|i do not|i'?d rather not|that'?s (?:not|wrong|incorrect)|that is (?:not|wrong)|that isn'?t|that won'?t|that doesn'?t|it'?s not|it isn'?t|please don'?t|hold (?:on|off)|wait|tampoco|incorrecto|para nada|no gracias|esta mal)\b/;
const LATER_NO =
  /\b(?:that won'?t work|doesn'?t work|won'?t work|can'?t make|not available|none of (?:those|these|them)|neither|no me sirve|no puedo|ningun[oa])\b/;
const YES_AFTER =
  /^no[, ]+(?:problem|worries|that'?s (?:fine|good|great|perfect|right|correct)|that works|you'?re right|esta bien|hay problema)/;

// "Yeah, no" refuses.
const YES_THEN_NO =
  /^(?:(?:yes|yeah|yea|yep|ok(?:ay)?|sure|right|well|so|oh|um+|uh+|hmm+|and|si|bueno|pues|eh|este)[ ,.!]+)+(?:no+|nope|nah|wait|not|actually no)\b(?![ ,]*(?:problem|worries|rush|hurry|that'?s|esta bien|hay problema))/;

/** Whether an utterance agrees or refuses; null when it does neither. "No problem" agrees. */
export function yesOrNo(text: string): "yes" | "no" | null {
  const folded = foldText(text);
  if (YES_AFTER.test(folded)) return "yes";
  if (YES_THEN_NO.test(folded)) return "no";
  if (NO.test(folded) || LATER_NO.test(folded)) return "no";
  if (YES.test(folded)) return /\b(?:but not|but no|except)\b/.test(folded) ? null : "yes";
  return null;
}

/** True when the caller has nothing else to ask: "no, that's all", "I'm good, thanks". */
export function isDone(text: string): boolean {
  return /\b(?:that'?s (?:all|it|everything)|that is (?:all|it|everything)|that will be all|i'?m (?:good|done|all set|fine)|all set|nothing else|no(?:pe)?,? thank|no thanks|bye|goodbye|good bye|see you|have a (?:good|great|nice)|nada mas|eso es todo|es todo|adios|no gracias|seria todo|hasta luego)\b/.test(
    foldText(text),
  );
}

const SMALL_TALK =
  /^(?:(?:hi|hello|hey|hola|good (?:morning|afternoon|evening)|buen[oa]s(?: (?:dias|tardes|noches))?|yes|yeah|um+|uh+|ok|there|how(?:'s| is) it going|how are you(?: doing)?(?: today)?|como esta|que tal|can you hear me|are you there|me oye|thanks|thank you|i'm (?:good|fine|well))[ ,.!?]*)+$/;

const PRESENCE =
  /^(?:(?:yes|yeah|yep|sorry|oh|um+|uh+|no|hello|hi|si|perdon|hola)[ ,.!?]*)*(?:i'?m (?:still |right )?(?:here|on the line|listening)|(?:i am|we'?re) (?:still )?here|still here|(?:just )?(?:a|one|un) (?:second|moment|sec|minute|momento|segundo)|hold on|hang on|give me a (?:second|moment|sec|minute)|let me (?:check|see|think|look)|aqui estoy|sigo aqui|espere|un momentito|dejeme ver)(?:[ ,.!]+(?:please|por favor|sorry|ok|okay|here|still))*[ .!]*$/;

/** True when an utterance only says that the caller is there, or needs a moment. */
export const isPresence = (text: string): boolean => PRESENCE.test(foldText(text));

/** True for a greeting or a pleasantry that says nothing about what the caller wants. */
export const isSmallTalk = (text: string): boolean => SMALL_TALK.test(foldText(text));
