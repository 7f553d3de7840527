import type { EmergencyTrigger, TriagePack } from "./emergency";

const FRAIL =
  /\b(?:bab(?:y|ies)|newborns?|infants?|toddlers?|kids?|child|children|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|\d+) (?:year|month|week)s? old|elderly|grand(?:ma|pa|mother|father|parents)|mother|father|mom|dad|parents?|ninety|eighty|pregnant|disabled|wheelchair|oxygen|ventilator|heart|chemo|cancer|sick|dialysis|medication|diabetic|bebe|ninos?|ancian[oa]|abuel[oa]|enferm[oa])\b/;
const COLD =
  /\b(?:freez\w+|below|(?:zero|one|two|three|four|five|ten|eleven|twelve|fifteen|twenty|thirty|\d+)(?: \w+)? (?:degrees|below)|pipes|ice|snow\w*|so cold|blizzard|see our breath|helando|congela\w+)\b/;
const HOT =
  /\b(?:hundred|1[01]\d|dizzy|faint\w*|heat ?stroke|overheat\w*|ninety.?(?:five|six|seven|eight|nine) degrees|throwing up)\b/;

const STOPPED =
  "(?:not working|isn'?t working|doesn'?t work|out|dead|down|broken|broke|quit|died|dies|stopped|gone|off|failed|went out|won'?t (?:come|turn|start|work|kick|light)|hasn'?t worked|conked out)";
const NO_HEAT = new RegExp(
  `\\b(?:no heat(?:ing|er)?|without (?:any )?heat|lost (?:our |the )?heat|(?:heat(?:er|ing)?|furnace|boiler|heat pump|radiators?)\\b.{0,20}\\b${STOPPED}|sin calefaccion|no (?:tenemos|hay|tengo) calefaccion|calefaccion (?:no funciona|se descompuso))\\b`,
);
const NO_COOLING = new RegExp(
  `\\b(?:no (?:air|ac|a\\.?c\\.?|air conditioning|cooling)|without (?:air|ac)|(?:ac|a\\.?c\\.?|air|air conditioner|air conditioning|cooling)\\b.{0,15}\\b${STOPPED}|sin aire)\\b`,
);

const COMFORT: readonly EmergencyTrigger[] = [
  { kind: "no_heat", all: [NO_HEAT], together: FRAIL },
  { kind: "no_heat", all: [NO_HEAT], together: COLD },
  { kind: "no_cooling", all: [NO_COOLING], together: FRAIL },
  { kind: "no_cooling", all: [NO_COOLING], together: HOT },
];
const POWER: readonly EmergencyTrigger[] = [
  { kind: "electrical", all: [/\bwires?\b/, /\b(?:exposed|bare|hanging|frayed)\b/] },
  {
    kind: "power_medical",
    all: [/\b(?:power|electricity|outage)\b/, /\b(?:out|off|lost|no|outage|went|cut)\b/],
    together:
      /\b(?:oxygen|ventilator|dialysis|medical (?:device|equipment)|cpap|concentrator|machine|insulin|life support)\b/,
  },
];
const SUPPLY: readonly EmergencyTrigger[] = [
  {
    kind: "no_water",
    all: [
      /\bno water (?:at all|in the (?:entire |whole )?house|anywhere)\b|\bwithout (?:any )?water\b|\b(?:faucets?|taps?) (?:is|are|went|all) (?:bone )?dry\b|\bnothing comes out\b|\bnot (?:one|a single) (?:faucet|tap) works\b|\bni una gota\b|\bsin agua en (?:la|toda la) casa\b|\bno (?:hay|tenemos|sale) agua en (?:la|toda la|ning\w+)\b/,
    ],
  },
];

/** What each trade adds to the triggers of every business. A trade without an entry has only those. */
export const TRIAGE_PACKS: readonly TriagePack[] = [
  { trade: "hvac", triggers: COMFORT },
  { trade: "plumbing", triggers: [...SUPPLY, ...COMFORT] },
  { trade: "electrical", triggers: POWER },
  { trade: "general", triggers: [...COMFORT, ...POWER, ...SUPPLY] },
];
