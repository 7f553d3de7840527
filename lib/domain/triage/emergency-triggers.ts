import type { EmergencyKind } from "./emergency";

interface EmergencyTrigger {
  kind: EmergencyKind;
  trades: "all" | readonly string[];
  pattern: RegExp;
}

/** Words that name danger, by trade. Folded text: lower case, no accents. */
export const EMERGENCY_TRIGGERS: readonly EmergencyTrigger[] = [
  {
    kind: "gas",
    trades: "all",
    pattern:
      /\b(?:smell(?:s|ing)?|odor|whiff|leak(?:s|ing)?|hissing)\b.{0,25}\bgas\b|\bgas\b.{0,25}\b(?:leak|smell|odor|hissing)|\brotten eggs?\b|\b(?:huele|olor|fuga|escape)\b.{0,20}\bgas\b/,
  },
  {
    kind: "carbon_monoxide",
    trades: "all",
    pattern:
      /\bcarbon monoxide\b.{0,40}\b(?:alarm|detector|going|beep|leak|symptom|high)|\b(?:co2?|monoxide) (?:alarm|detector)\b.{0,30}\b(?:going|beep|sound|went|ring|off|chirp)|\bmonoxido\b/,
  },
  {
    kind: "fire",
    trades: "all",
    pattern:
      /\b(?:is|are|it'?s|there'?s|there is|got|see|seeing|have|caught) (?:a |some |on )?(?:fire|flames|smoke)\b|\bon fire\b|\bsmoke (?:is )?(?:coming|pouring|filling)|\b(?:hay|sale|veo) (?:un |mucho )?(?:fuego|humo|incendio|llamas)\b|\bse (?:esta )?(?:quema|incendia)/,
  },
  {
    kind: "electrical",
    trades: "all",
    pattern:
      /\b(?:spark(?:s|ing)|arcing|live wires?|exposed wires?|downed (?:power )?line|electrocut|got shocked|burning smell|smells? like (?:something(?:'s)? )?burning|panel is (?:hot|buzzing))\b|\b(?:chispas|cable pelado|olor a quemado|huele a quemado)\b/,
  },
  {
    kind: "water",
    trades: "all",
    pattern:
      /\bflood(?:ing|ed|s)\b|\b(?:pipe|main|line|heater|tank)\b.{0,15}\b(?:burst|broke|busted|exploded)|\b(?:burst|busted|broken) (?:water )?(?:pipe|main|line)\b|\bwater (?:is )?(?:everywhere|pouring|gushing|spraying|shooting|rushing)|\bsewage (?:is )?(?:coming|backing|everywhere)|\b(?:inundacion|inunda\w*|se rompio (?:un |una |la )?tuber\w*|tuberia rota)\b/,
  },
  {
    kind: "no_heat",
    trades: "all",
    pattern:
      /\b(?:no heat|heat(?:er|ing)? (?:is )?(?:out|dead|not working|stopped)|furnace (?:is )?(?:out|dead|not working|stopped|quit))\b.{0,80}\b(?:baby|infant|newborn|elderly|grandmother|grandma|mother|oxygen|freezing|kids|children)\b|\bsin calefaccion\b.{0,60}\b(?:bebe|anciana|ninos)/,
  },
  {
    kind: "medical",
    trades: "all",
    pattern:
      /\b(?:chest pain|can'?t breathe|cannot breathe|trouble breathing|not breathing|unconscious|passed out|having a stroke|heart attack|seizure|severe bleeding|bleeding (?:a lot|heavily|badly)|overdose|suicid|kill myself|dolor en el pecho|no puede respirar|no respira|infarto)\b/,
  },
  {
    kind: "structure",
    trades: "all",
    pattern:
      /\b(?:roof|ceiling|wall) (?:is |has |just )?(?:caved|collaps|cav(?:ing|ed) in|fell|falling)\b|\btree (?:fell|is) (?:on|through) (?:my|the|our) (?:house|roof|car)/,
  },
];

/** Sentences that hold such words and report no danger. */
export const NOT_EMERGENCIES: readonly RegExp[] = [
  /\bis (?:gas|heat|water) included\b/,
  /\b(?:not|isn'?t) an? emergency\b/,
];
