import type { EmergencyTrigger } from "./emergency";

const WATER =
  /\b(?:water|rain|leak(?:s|ing|ed)?|it's|tub|toilet|sink|sprinkler|pipe|hose|main|valve|drain|line|heater|tank|ac|boiler|washer|washing machine|faucet|hydrant)\b/;
const GUSHES =
  /\b(?:pour(?:s|ed|ing)|gush\w*|spray(?:s|ing|ed)|shoot(?:s|ing)|spew\w*|rush(?:es|ing)|stream(?:s|ing)|geyser|fountain|waterfall|flood(?:s|ed|ing)?|burst(?:s|ing)?|bursted|busted|exploded|ruptur\w+|blew (?:off|out|up)|overflow(?:s|ed|ing|n)?|squirt\w*|under ?water|won'?t stop|can'?t stop|not stopping|raining (?:inside|in)|soak(?:ed|ing)|swamped|cascad\w+)\b/;
const WET = /\b(?:water|rain|leak(?:s|ing|ed)?|dripping|sewage)\b/;
const WITHOUT_END =
  /\b(?:like crazy|nonstop|non stop|everywhere|all over|rising|getting (?:higher|deeper|worse)|buckets?|pots)\b/;
const MOVES =
  /\b(?:com(?:es?|ing)|drip(?:s|ping)?|running|runs|leak(?:s|ing)?|seep\w*|getting|going|flow\w*|rising|raining)\b/;
const INTO =
  /\b(?:(?:through|from|down|out of|in|into|over|onto|across|to) (?:the |my |our |a |to )?(?:\w+ ){0,2}?(?:ceilings?|floors?|walls?|house|lights?|light fixture|hallway|basement|downstairs|bedrooms?|living room|kitchen|attic|crib|bed|room|rooms|garage|neighbors?'?s?|carpet|office|salon|shop|store)|up (?:out of|from|through))\b/;
const DEEP = /\b(?:inch(?:es)?|feet|foot|ankles?|knees?|shins?)\b/;
const BREAKS =
  /\b(?:broke|broken|burst|bursted|busted|split|cracked|snapped|came (?:off|apart|loose)|blew|exploded|hit|cut|knocked off|popped|froze|ruptur\w+|let (?:go|loose)|gave (?:out|way)|disconnected|busted)\b/;
const STUCK_OPEN =
  /\b(?:can'?t|cannot|couldn'?t|unable to|won'?t|don'?t know how to|how do i)\b.{0,20}\b(?:shut|turn|stop|find)\b.{0,25}\b(?:off|valve|it|water)\b/;

const BUILDING =
  /\b(?:roof|ceilings?|walls?|chimney|deck|porch|balcony|floor|foundation|house|garage|fence onto|stairs|beam|retaining wall|shingles)\b/;
const COLLAPSES =
  /\b(?:collaps\w+|cav(?:ed|ing|es) in|came (?:down|through|crashing)|com(?:es|ing) (?:down|apart|through)|fell (?:down|in|off|on)|fell$|falling|giving way|gave way|sagging|bulg\w+|about to (?:fall|come|collapse|burst|give)|going to (?:fall|come down|collapse|burst|give)|ripped|blew|blown|dropped|gave in|came loose|torn off|tore|peeled|lifted off|crash\w+|leaning|crumbl\w+|buckl\w+|shifted|sinkhole)\b/;
const TREE = /\b(?:tree|trees|branch|limb|oak|pine|pole|trunk)\b/;
const LANDS =
  /\b(?:fell|fallen|came (?:down|through|straight)|crash\w+|landed|went through|through (?:my|our|the)|smash\w+|snapped|about to (?:fall|come)|toppl\w+|hanging over|leaning (?:on|over|against)|took (?:down|out)|on (?:top of )?(?:my|our|the) (?:house|roof|car|garage|power))\b/;
const HOLE = /\b(?:hole|opening)\b.{0,15}\b(?:roof|ceiling|wall)\b/;

const SEWAGE =
  /\b(?:sewage|septic|sewer(?: water)?|poop|feces|fecal|black water|brown water|waste ?water|raw waste|toilet water)\b/;
const BACKS_UP =
  /\b(?:com(?:es?|ing)|back(?:s|ed|ing)?(?: up)?|all over|everywhere|flood\w*|rising|higher|overflow\w*|up (?:out|through|from)|in (?:the|my|our) (?:tub|bath\w*|shower|basement|house|floor)|floor)\b/;

/** Triggers of water, sewage, falling structures and intruders, for every business. */
export const DAMAGE_TRIGGERS: readonly EmergencyTrigger[] = [
  { kind: "water", all: [WATER, GUSHES], canBeMinor: true },
  { kind: "water", all: [WET, WITHOUT_END], canBeMinor: true },
  { kind: "water", all: [/\b(?:geyser|waterfall|swimming pool in (?:my|the)|under ?water)\b/] },
  {
    kind: "water",
    all: [
      /\b(?:my|our|the|whole) (?:\w+ )?(?:house|basement|kitchen|bathroom|garage|attic|place|apartment|office|salon|laundry room|yard|living room)\b/,
      /\bflood(?:ed|ing|s)\b/,
    ],
    canBeMinor: true,
  },
  { kind: "water", all: [/\bfloods?\b/, /\b(?:going on|here|happening|got|there'?s)\b/] },
  { kind: "water", all: [WATER, MOVES, INTO], canBeMinor: true },
  { kind: "water", all: [/\bwater\b/, DEEP, /\b(?:of|deep|about|in|now|high|up to)\b/], canBeMinor: true },
  { kind: "water", all: [/\b(?:deep|standing water)\b/, DEEP] },
  {
    kind: "water",
    all: [
      /\b(?:pipe|pipes|main|hose|tank|valve|sprinkler|hydrant|water heater|toilet|faucet|boiler|line|supply)\b/,
      BREAKS,
      /\b(?:water|flood\w*|shut ?off|let (?:go|loose)|everywhere|floor|leak\w*|spray\w*|pour\w*|gush\w*|shoot\w*|inch\w*|wet|soak\w*|off)\b/,
    ],
  },
  {
    kind: "water",
    all: [/\b(?:pipe|main|water line|water main|tank|boiler)s?\b/, /\b(?:burst|bursted|exploded|ruptured)\b/],
  },
  { kind: "water", all: [STUCK_OPEN, /\b(?:water|leak\w*|pipe|valve|faucet|toilet|it)\b/] },
  {
    kind: "water",
    all: [
      /\bleak\w*\b/,
      /\b(?:really|very|so|pretty|extremely|super) (?:bad|badly|fast|hard)|\bbadly\b|\bactive\b|\bmajor\b|\bhuge\b|\bmassive\b|\bbuckets?\b|\bpots\b|\bceiling\b.{0,20}\b(?:bulg|sag)/,
    ],
  },
  { kind: "sewage", all: [SEWAGE, BACKS_UP] },
  { kind: "structure", all: [BUILDING, COLLAPSES], canBeMinor: true },
  { kind: "structure", all: [TREE, LANDS], canBeMinor: true },
  { kind: "structure", all: [HOLE], canBeMinor: true },
  { kind: "structure", all: [/\bcrashed into\b/] },
  {
    kind: "security",
    all: [
      /\b(?:break(?:s|ing)? in(?:to)?|broke in|broken in|kick(?:ed|ing)? (?:in|down)|intruder|burglars?|robb(?:ed|ing|er)|gun|knife|attack(?:ed|ing) (?:me|us|her|him)|in my house|following me|stranger|prowler|armed|threaten\w*)\b/,
      /\b(?:someone|somebody|man|guy|there'?s|there is|they|people|just|he|she|with a|has a|doors?|now|trying|outside|yard|backyard)\b/,
    ],
  },
  {
    kind: "declared",
    all: [
      /\b(?:this is|it'?s|it is|i have|we have|i'?ve got|we'?ve got|got) (?:an?|a real|a huge|a serious|kind of an) (?:\w+ )?emergency\b|\bneed (?:emergency|immediate) (?:help|service)\b/,
    ],
  },
  {
    kind: "declared",
    isAlwaysMeant: true,
    all: [/^(?:(?:emergency|help|mayday|somebody help)(?: me| us)?(?: please)?[ !.]*)+$/],
  },
];
