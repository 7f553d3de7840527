import type { EmergencyTrigger } from "./emergency";

const SMELL =
  /\b(?:smell(?:s|ing|ed|y)?|odou?rs?|stinks?|stinking|whiff|reeks?|hiss(?:es|ing)?|leak(?:s|ing|ed|age)?|blow(?:s|ing)|escap\w+|coming out|fumes|nause\w+|headaches?|sick|dizzy)\b/;
const GAS = /\b(?:gas|propane|methane|sul(?:ph|f)ur)\b(?! (?:bill|station|mileage|price|fire ?(?:place|pit|table)))/;
const PIPES = /\b(?:gas|propane) (?:line|pipe|main|meter|valve)\b/;
const BREAKS =
  /\b(?:hit|hits|broke|broken|breaks?|cut|nicked|ruptur\w+|damaged|sever\w+|struck|knocked|punctur\w+|crush\w+|ran over|dug into)\b/;
const MONOXIDE = /\b(?:carbon monoxide|monoxide|c\.?o\.?2?)\b/;
const SOUNDS =
  /\b(?:go(?:es|ing)? off|went off|gone off|beep\w*|chirp\w*|sounding|sounds|sounded|scream\w*|alarming|ringing|rings|trigger\w*|tripp\w+|says|reads?|reading|evacuate|flashing|blar\w+|headaches?|dizzy|sick|poison\w*|high levels?)\b/;

const BURNS =
  /\b(?:on fire|fires?|flames?|blaze|ablaze|smok(?:e|ing)|smolder\w*|smoulder\w*|ember(?:s)?|ignit\w+|in flames|up in smoke|burning|burned down|burning down|explo(?:ded|ding|sion)|blew up)\b/;
// Fire and smoke in words that report them, not in names of things.
const IS_BURNING =
  /\b(?:is|are|was|were|'s|it'?s|there'?s|there is|there are|started|caught|catch|catches|see|seeing|saw|smell|set|went up|full of|filling|filled|fills|coming|comes|pouring|out of|from|everywhere|just|have|has|had|got|hurry|help|under|near|on my|inside|keeps?|won'?t|put it out)\b/;

const FIXTURE =
  /\b(?:outlets?|sockets?|plugs?|cords?|panel|breakers?|switch(?:es)?|fuse(?: box)?|meter(?: box)?|wires?|wiring|cables?|lights?|fixture|light bulb|thermostat|condenser|unit|box|wall|charger|extension cord|transformer|appliance|dryer|faucet)\b/;
const CRACKLES =
  /\b(?:pop(?:s|ped|ping)?|flash(?:es|ed)?|bang|buzz\w*|humm(?:ing|ed)|crackl\w+|sizzl\w+|zapp\w+|melt\w*|(?:really |very |is |getting |too )hot|hot to the touch|warm|glow\w*|(?:turn\w* |is |all )black|blackened|char(?:red|ring)|scorch\w*|burn(?:t|ed|ing)|singe\w*)\b/;
const LINE =
  /\b(?:power ?lines?|electric(?:al|ity)? (?:lines?|wires?|cables?|poles?)|live wires?|wires?|utility (?:pole|line)|transformer|cables?|electric cable)\b/;
const DOWN =
  /\b(?:down|fell|fallen|laying|lying|hanging|snapped|on the (?:ground|lawn|street|road|roof|grass|house)|in the (?:street|yard|road)|across|blew|onto|live|leaning|took|pulled|knocked|tore|ripped|off (?:my|our|the) (?:house|roof|pole)|on (?:my|our|the) (?:car|fence))\b/;

/** Triggers of gas, carbon monoxide, fire and electricity, for every business. */
export const HAZARD_TRIGGERS: readonly EmergencyTrigger[] = [
  { kind: "gas", all: [GAS, SMELL] },
  { kind: "gas", all: [/\brotten eggs?\b/] },
  { kind: "gas", all: [PIPES, BREAKS] },
  {
    kind: "gas",
    all: [
      /\bhiss(?:es|ing)?\b/,
      /\b(?:smell\w*|gas|line|pipe|dig|digging|dug|backhoe|trench\w*|meter|stove|heater|tank)\b/,
    ],
  },
  { kind: "carbon_monoxide", all: [MONOXIDE, SOUNDS] },
  { kind: "carbon_monoxide", all: [/\bmonoxide\b(?! (?:detectors?|alarms?|monitors?)\b)/] },
  { kind: "fire", all: [BURNS, IS_BURNING] },
  { kind: "electrical", all: [/\b(?:spark(?:s|ed|ing)|arcing|arced|short(?:ed|ing) out)\b/], canBeMinor: true },
  {
    kind: "electrical",
    all: [
      /\b(?:electrocut\w+|electric(?:al)? shock|(?:got|get|gets|getting|gave|give|giving|was|were|been|received) (?:me |him |her |us )?(?:an? )?(?:(?:\w+ )?(?:shock(?:s|ed)?|zap(?:s|ped)?|jolt(?:s|ed)?)))\b/,
    ],
  },
  { kind: "electrical", all: [FIXTURE, CRACKLES], canBeMinor: true },
  { kind: "electrical", all: [LINE, DOWN] },
  {
    kind: "electrical",
    all: [
      /\b(?:burn(?:ing|t|ed)|melt(?:ed|ing)|hot)\b/,
      /\b(?:smell(?:s|ing)?|odou?r|plastic|rubber|fishy)\b/,
      /\b(?:smell|odor|electrical|wire|plastic|vent|outlet|wall)/,
    ],
  },
  {
    kind: "electrical",
    all: [
      /\bwater\b/,
      /\b(?:electrical|breaker|fuse|outlets?|(?:electric )?panel|sockets?)\b/,
      /\b(?:in|into|on|onto|through|near|dripping|leaking|got)\b/,
    ],
  },
];
