import type { IntentRule } from "./intent-rule";

const APPOINTMENT =
  "(?:appointments?|appts?|bookings?|reservations?|visits?|slots?|sessions?|consultations?|service calls?|time slots?)";
const WISHED = `(?:${APPOINTMENT}|estimates?|quotes?)`;
const MINE = "(?:the |my |our |an? |this |that |your |existing |upcoming |next |current )*";
const CHANGE =
  "(?:mov(?:e|ing)|chang(?:e|ing)|shift(?:ing)?|switch(?:ing)?|push(?:ing)?|adjust(?:ing)?|modify(?:ing)?|updat(?:e|ing)|alter(?:ing)?|amend(?:ing)?|extend(?:ing)?|edit(?:ing)?|upgrade)";
const MACHINE =
  "(?:robot|bot|machine|computer|ai\\b|a\\.i\\.|automated|recording|real person|human|live person|real human|person)";
const PEOPLE =
  "(?:person|human|human being|someone|somebody|one|representative|rep\\b|agent|operator|manager|owner|supervisor|receptionist|reception|staff|office|people|technician|boss|anyone|team|front desk|desk|department|customer service)";

const rule = (intent: IntentRule["intent"], pattern: string | RegExp, unless?: RegExp): IntentRule => ({
  intent,
  pattern: new RegExp(pattern),
  ...(unless === undefined ? {} : { unless }),
});

/** English words by intent. */
export const ENGLISH_INTENT_RULES: readonly IntentRule[] = [
  rule(
    "robot",
    `\\b(?:are|r) (?:you|u) (?:an? |the |actually |even |really )*${MACHINE}|\\bis this (?:an? |the )?${MACHINE}|\\bam i (?:talking|speaking) (?:to|with) (?:an? )?(?:real |live )?${MACHINE}|\\byou(?:'re| are) (?:an? )?(?:robot|bot|machine|ai)\\b`,
  ),
  rule(
    "opt_out",
    /\b(?:stop|quit|don'?t|do not|no longer|never) (?:text|send|sending|texting|messag\w+|call(?:ing)?|contact(?:ing)?) (?:me|us|this number)|\bstop (?:the |these |those |all )?(?:texts|texting|messages|calls|calling)\b|\btake me off (?:your|the|this)|\bremove (?:me|my (?:phone )?number)\b|\bunsubscribe\b|\bopt(?:ing)?[ -]?out\b|\bno more (?:texts|messages|calls)\b/,
  ),
  rule(
    "wrong_number",
    /\b(?:wrong|incorrect) (?:number|place|business|company)\b|\bmisdial\w*|\bdialed (?:the )?wrong\b|\bi thought this was\b/,
  ),
  rule(
    "person",
    `\\b(?:speak|talk|chat) (?:directly )?(?:to|with) (?!you\\b|me\\b|about\\b)|\\b(?:transfer|connect) (?:me|us|my call)\\b|\\bput (?:me|us) (?:through|on with)\\b|\\b(?:get|give|pass|hand) me (?:to )?(?:an? |the |some ?|your |another |any )?(?:real |live |actual )?${PEOPLE}|\\b(?:i(?:'d| would)? (?:want|like|need|prefer)|can i (?:get|have)|is there) (?:an? |the |your )?(?:real |live |actual |human )?(?:person\\b|human\\b|representative|agent\\b|operator|manager|supervisor|customer service)|^(?:operator|representative|agent|human|person|a person|real person|customer service)(?: please)?[ .!]*$|\\bsomeone (?:real|in charge)\\b`,
  ),
  rule(
    "repeat",
    /^(?:sorry ?,? )?(?:what|pardon|huh|come again|excuse me|say (?:that|it) again|repeat(?: that)?|one more time|what was that)[ ?.!]*(?:me|please)?[ ?.!]*$|\b(?:can|could|would) you (?:please )?(?:repeat|say) (?:that|it|this|what)|\b(?:didn'?t|did not|couldn'?t|can'?t|don'?t) (?:quite |really )?(?:catch|hear|get that|understand)\b|\bsay (?:that|it) again\b|\brepeat (?:that|it|please)\b|\bwhat did you (?:just )?say\b/,
  ),
  rule(
    "reschedule",
    `\\bre-?schedul\\w*|\\bpostpon\\w*|\\bpush (?:back|out)\\b|\\b${CHANGE} ${MINE}(?:[a-z']+ ){0,3}?(?:${APPOINTMENT}|date|dates|day|time)\\b|\\b${APPOINTMENT}\\b.{0,60}\\b(?:${CHANGE} (?:it|that|the|my|dates?|some)|(?:need|want|have|like|going) to (?:\\w+ )?${CHANGE}|amendments?|some changes)\\b|\\b(?:different|another|new) (?:day|date|time) for (?:my|our|the) |\\bmake (?:my|the|our) (?:appointment|booking) (?:earlier|later)|\\b(?:need|want|like) to (?:amend|modify|move it|change it)\\b`,
  ),
  rule(
    "cancel",
    `\\bcancel(?:l?ing|lation|s)?\\b|\\bcancel ${MINE}|\\bcall off\\b|\\bget rid of (?:my|the) ${APPOINTMENT}|\\b(?:won'?t|can'?t|cannot|not|unable to|not able to|not going to) (?:be able to )?(?:make|come to|make it to|attend) (?:it|my|the|our)\\b|\\b(?:don'?t|no longer|do not) (?:need|want) (?:my|the|that|this|our|it)\\b.{0,20}(?:${APPOINTMENT}|any ?more)`,
    /\bcancell?ation (?:polic|fee|charge)|\bcancelled\b.{0,30}\b(?:ago|already|yesterday)|\bif i (?:have to )?cancel\b|\brefund\b/,
  ),
  rule(
    "existing",
    `\\b(?:check|confirm|verify|find out|look up|double.?check|remind me|what time is|when is|when'?s|what(?:'s| is| are)|do i have|did i|status of|regarding|calling about) (?:on |about |when |if |whether |the |of |to |i have |i'?ve (?:got )?|time )*${MINE}${APPOINTMENT}\\b(?! (?:cost|price|avail))|\\b(?:i|we)(?:'ve| have)? (?:already )?(?:have|had|got|made|booked|scheduled|got) (?:an? |my |this |the )?(?:[a-z]+ ){0,2}${APPOINTMENT}\\b|\\b(?:existing|upcoming) ${APPOINTMENT}|\\bmy ${APPOINTMENT} (?:is|was|on|at|for|tomorrow|today)\\b|\\b${APPOINTMENT} (?:is |was )?(?:booked|listed|made) (?:for|under)|\\b(?:someone|somebody|technician|plumber|electrician|guy|crew|tech|driver|cleaner)\\b.{0,30}\\b(?:on (?:his|her|their|the) way|supposed to (?:be|come|arrive)|running late|hasn'?t (?:shown|come|arrived)|didn'?t (?:show|come)|never (?:came|showed)|late)\\b|\\bwhere(?:'s| is) (?:my|the|your) (?:technician|tech|plumber|guy|crew|driver|cleaner)`,
  ),
  rule(
    "message",
    /\b(?:leave|take|give|pass|send|relay) (?:him |her |them |you |the owner )?(?:on )?(?:an? |the |this |along a )?message\b|\b(?:can|could|would|will) you (?:please )?(?:tell|ask|let|inform|remind) (?!me\b|us\b|if\b)|\b(?:call|ring|phone) (?:me|us) back\b|\b(?:have|ask|get|tell) (?:him|her|them|someone|somebody|[a-z]+) (?:to )?(?:call|ring|phone|contact)(?: me| us)?\b|\bcall ?back\b|\b(?:tell|let) (?:him|her|them|the owner|the (?:team|office|crew|guys?)) (?:know )?that\b/,
  ),
  rule(
    "book",
    `\\b(?:book|schedul\\w*|make|set(?: ?up)?|arrange|reserve|fix|get|need|want|like|have|take|request|place|looking for|find|see about|come in for|squeeze|fit|pencil)\\b[^.?!]{0,40}\\b${WISHED}\\b|\\b(?:book|schedule|reserve|fit|squeeze|pencil|get|put) (?:me|us|it|that|one|this|him|her|my)\\b[^.?!]{0,20}\\b(?:in|for|on|at|down|appointment|tomorrow|today)\\b|\\b(?:book|schedule|set up|arrange|reserve|order)\\b(?! of)|\\b(?:do you have|have you got|is there|are there|got) (?:an?y? ?|some )?(?:thing |time )?(?:earlier|later|sooner|else|on|at|this|next|tomorrow|today|openings?|availab\\w*|slots?|times?|free|open|appointments?)\\b|\\bcome (?:in|by|over|out)\\b|\\b(?:send|get|have) (?:someone|somebody|a (?:tech|technician|guy|plumber|electrician|crew|person|cleaner)|one of your)\\b|\\bwhen (?:can|could) (?:you|i|someone|we|somebody) (?:come|get|be|see|send|start)|\\b(?:earliest|soonest|next) (?:availab|appointment|opening|slot|time)`,
  ),
  rule(
    "question",
    /\b(?:how much|what(?:'s| is| are) (?:the |your )?(?:cancell?ation |refund |return |payment )?(?:price|cost|rate|fee|hours|address|location|policy|charge)|what do you charge|do you (?:charge|offer|do|accept|take|have|provide|serve|work|guarantee|give|service|handle|come|cover|open|close|fix|install|repair|sell)|do i (?:have to|need to)|are you (?:guys |all |folks )?(?:open|licensed|insured|located|closed|available|guys open|bonded)|where are you|what (?:time|are your|days|areas|kind|forms|brands)|is there (?:a|any) (?:extra )?(?:fee|charge|warranty|cost|parking)|what (?:do|does|would|will) [a-z' -]{1,60}\b(?:cost|run)\b|does (?:it|that|this|the|your) |can you tell me|i have a question|i was wondering|i'?d like to know|how (?:long|soon|do|does|far|many|old)|is it (?:free|possible|true)|prices?\b|pricing)\b/,
  ),
  rule(
    "goodbye",
    /^(?:(?:ok(?:ay)?|alright|all right|all good|great|perfect|thanks?|thank you(?: so much| very much)?|no(?:pe)?|that was very helpful)[ ,.!]*)*(?:good ?bye|bye(?: bye)?|see (?:you|ya)|have a (?:good|great|nice|wonderful) (?:day|one|evening|night|weekend)|take care|that(?:'s| is) (?:all|it)(?: for (?:now|today))?|talk to you later|later(?:s)?|hang(?:ing)? up|cheers)\b/,
  ),
];
