import type { EmergencyTrigger } from "./emergency";

const BODY =
  "(?:head|face|arm|arms|leg|legs|hand|hands|finger|fingers|foot|side|eye|eyes|neck|skin|scalp|back|stomach|mouth|tongue|lips?|throat|ear|chest|wrist|toe|body|cheek|forehead)";
const PERSON =
  "(?:someone|somebody|he|she|they|him|her|me|i|my|a man|a woman|worker|guy|lady|child|kid|son|daughter|baby|husband|wife|mom|dad|mother|father|client|customer)";

const medical = (...all: RegExp[]): EmergencyTrigger => ({ kind: "medical", all });

/** Triggers of danger to somebody's life or limb, for every business. */
export const MEDICAL_TRIGGERS: readonly EmergencyTrigger[] = [
  medical(
    /\b(?:can'?t|cannot|can not|couldn'?t|hard to|hard time|trouble|difficulty|struggl\w+|not|isn'?t|stopped|unable to|short of|barely|hardly)\b/,
    /\bbreath(?:e|es|ing)?\b/,
  ),
  medical(
    /\b(?:lying|laying|passed|down|found)\b/,
    /\b(?:on the (?:floor|ground|bathroom floor)|face down)\b/,
    /\b(?:not|isn'?t|won'?t|no|can'?t|unconscious|hurt|breathing)\b/,
  ),
  medical(/\b(?:gasping|wheez\w+|suffocat\w+|chok(?:ing|ed|es?)|strangl\w+|drown(?:ing|ed)?)\b/),
  medical(
    /\b(?:unconscious|unresponsive|(?:not|isn'?t|stopped|won'?t|no longer) respond(?:ing)?|won'?t wake|can'?t wake|(?:not|isn'?t|aren'?t) waking|disoriented|delirious|foaming|hallucinat\w+|rolled back|shaking (?:all over|uncontrollably)|pass(?:ed|es|ing)? out|faint(?:ed|ing|s)?|collaps(?:ed|ing)|(?:not|isn'?t|can'?t|cannot|couldn'?t) mov(?:e|ing)|(?:went|gone|going) limp|blacked out|in and out of consciousness|convuls\w+|(?:having|had|has|have|in) (?:a |an )?(?:seizure|fit|stroke|heart attack|anaphyla\w+|allergic reaction|asthma attack|heat ?stroke|panic attack and can'?t)s?)\b(?!.{0,12}\b(?:roof|wall|ceiling|fence|onto))/,
  ),
  medical(
    /\b(?:chest|heart)\b/,
    /\b(?:pains?|hurts?|hurting|tight\w*|pressure|crushing|squeez\w+|heavy|racing and|attack)\b/,
  ),
  medical(
    new RegExp(`\\b(?:${BODY})\\b`),
    /\b(?:numb|droop\w*|sagg(?:ing|ed)|paralyz\w+|went weak|can'?t feel|cannot feel|slurr\w+)\b/,
  ),
  medical(/\b(?:slurr\w+|can'?t (?:talk|speak|swallow|feel)|cannot (?:talk|speak|swallow)|swallow or talk)\b/),
  medical(
    /\b(?:bleed(?:s|ing)?|blood)\b/,
    /\b(?:heavily|a lot|lots of|badly|bad|won'?t stop|can'?t stop|not stopping|everywhere|profusely|pregnant|head|spurting|gushing|pool of|all over|from (?:his|her|my|the)|is bleeding|out)\b/,
  ),
  medical(
    /\b(?:deep (?:cut|gash|wound)|gash|see (?:the |his |her |my )?bone|(?:cut|sliced|chopped|tore|ripped|bit) off|sever(?:ed)?|amputat\w+|impaled|stabbed|shot (?:him|her|me|himself)|been shot|broken (?:neck|back|leg|arm|hip)|cracked (?:his|her|my) (?:head|skull))\b/,
  ),
  medical(
    new RegExp(`\\b${BODY}\\b`),
    /\b(?:caught|stuck|crush\w+|trapped|mangled|pinned)\b/,
    /\b(?:in|under|by|between)\b/,
  ),
  medical(
    new RegExp(`\\b(?:cut|cuts|sliced|slashed)\\b (?:his|her|my|their|the) (?:own )?${BODY}\\b`),
    /\b(?:chainsaw|saw|bleed\w*|deep|bad|badly|blade|mower|glass|won'?t stop)\b/,
  ),
  medical(
    /\b(?:drank|drunk|drinking|swallow(?:ed)?|ate|eaten|inhal\w+|breathed in|got into|mixed|splash\w+|sprayed)\b/,
    /\b(?:paint|thinner|cleaner|bleach|ammonia|primer|polish|remover|fertilizer|pesticide|poison|batter(?:y|ies)|pills?|chemicals?|detergent|antifreeze|magnets?|solvent|pods?|mushrooms?|berries|coins?|medicine|weed ?killer|gasoline|acid|glue|something|eyes?)\b/,
  ),
  medical(/\b(?:took|taken|swallowed|ate)\b/, /\b(?:too many|whole bottle|too much|all (?:of )?(?:his|her|my|the))\b/),
  medical(/\b(?<!food )(?:poisoned|poisoning)\b/),
  {
    kind: "medical",
    isAlwaysMeant: true,
    all: [
      /\b(?:overdos\w+|suicid\w+|kill (?:myself|himself|herself|themselves)|hurt (?:myself|himself|herself)|end (?:my|his|her) life|end it all|self.?harm|harm (?:myself|himself|herself)|cut(?:ting)? (?:my|his|her) wrists?|cutting (?:myself|himself|herself)|od'?d|(?:don'?t|doesn'?t|not) want to (?:be alive|live|be here anymore|wake up)|(?:tired of|sick of) (?:being alive|living)|(?:nobody|no one) would miss me|tonight'?s my last night|no reason (?:for me )?to (?:live|keep going|go on)|just want (?:it|this|everything) to (?:be over|end)|better off (?:dead|without me))\b/,
    ],
  },
  medical(
    /\b(?:throat|tongue|lips?|face|eyes?|airway)\b/,
    /\b(?:swell\w*|swollen|clos(?:ing|ed|es)|tight\w*|puff\w+|shut)\b/,
  ),
  medical(/\b(?:turn(?:ed|ing)|going|gone|is|are|lips) (?:\w+ )?blue\b/),
  medical(
    /\b(?:fell|falls|fallen|falling|dropped|tumbled|slipped|thrown)\b/,
    /\b(?:ladder|roof|scaffold\w*|second (?:story|floor)|third (?:story|floor)|balcony|stairs|stairwell|attic|tree|bucket truck|window|head|unconscious|blood|hip)\b/,
    new RegExp(`\\b${PERSON}\\b|\\b(?:roofer|painter|cleaner|crew|employee|one of)`),
  ),
  medical(
    /\b(?:badly|really|seriously|severely|very|pretty|critically) (?:hurt|injured|burned|burnt|cut|wounded)|\b(?:hurt|injured) (?:really |very |pretty )?bad(?:ly)?\b|\b(?:someone|somebody|he|she|worker|person)(?:'s| is| got| has been| was)(?: really| been)? (?:hurt|injured|burned|dying|trapped|down on)\b/,
  ),
  medical(
    /\b(?:burn(?:s|ed|ing|t)?|blister\w*|raw|oozing|scald\w*)\b/,
    new RegExp(`\\b${BODY}\\b`),
    /\b(?:bleach|relaxer|chemical|acid|color|dye|wax|peel|glue|product|perm|stripper|cleaner|raw|blister\w*|oozing|bad|badly|severe\w*|third degree|scald\w*|boiling|from|in my eyes?)\b/,
  ),
  medical(
    /\b(?:chemical burns?|third degree|blood sugar (?:is|of|at) (?:[1-4]\d|low|crashing)|in labor|water broke and|fingers? (?:cut|came) off)\b/,
  ),
  medical(
    /\b(?:newborn|infant|baby|toddler)\b/,
    /\b(?:fever|limp|blue|won'?t (?:wake|eat|stop)|not (?:eating|waking|breathing)|rash and fever|fell|dropped)\b/,
  ),
  {
    kind: "medical",
    isAlwaysMeant: true,
    all: [/\b(?:(?:i|we|he|she) needs? an ambulance|(?:call|send|get)(?: me| us| him| her)? an ambulance)\b/],
  },
  medical(/\bbreath(?:s|ing)?\b/, /\b(?:gurgl\w+|rattl\w+|gray|grey)\b/),
  medical(/\b(?:ambulance|paramedics?|call(?:ed|ing)? 911|heimlich|cpr (?:on|right))\b/),
  medical(
    /\b(?:stung|bee sting|bitten|snake ?bite|peanuts?|allerg\w+)\b/,
    /\b(?:swell\w*|swollen|breath\w*|throat|hives all|tight|reaction|faint\w*)\b/,
  ),
  medical(
    /\b(?:fumes|vapors?|chemicals?|bleach|ammonia|spray)\b/,
    /\b(?:chok\w+|breath\w*|dizzy|faint\w*|pass(?:ed)? out|throwing up|vomit\w*|burning (?:my|our))\b/,
  ),
  medical(
    /\b(?:run over|ran over|hit by|pinned|trapped|someone is inside|stuck under|crushed)\b/,
    /\b(?:mower|car|truck|tree|machine|someone|somebody|inside|under|he|she|him|her|elevator|pinned|he's)\b/,
  ),
  medical(/\b(?:vomit\w*|throwing up|cough\w*|spitting|peeing|pooping)\b/, /\bblood\b/),
  medical(
    /\b(?:worst headache|lost (?:his|her|my) (?:vision|sight)|went blind|can'?t see|miscarr\w+|baby is coming|epi ?pen|compound fracture|broke (?:his|her|my) (?:leg|arm|neck|back|hip)|frostbite)\b/,
  ),
  medical(/\beyes?\b/, /\b(?:burning|can'?t (?:see|open)|chemical|sprayed|splashed|acid|glue)\b/),
  medical(/\bheat (?:stroke|exhaustion)\b|\bheat ?stroke\b|\bhyperthermia\b|\bhypothermia\b/),
];
