import { foldText } from "./fold-text";

const APPOINTMENT =
  "(?:appoi?n?t?m?[ei]?nts?|app?oitments?|appoitnments?|appointmnets?|apointments?|appoinments?|apppointments?|appts?|bookings?|reservations?|consultations?|check ?ups?|hair ?cuts?|estimates?|quotes?|house calls?|service calls?|time slots?|slots?|sessions?)";
const VERB =
  "(?:book|schedul\\w*|make|set|arrange|reserve|fix|get|need|want|like|have|take|confirm|request|place|try|find|put|secure|do|create|give|looking for|help with|add)";
// People and places that are seen by appointment, and those who come by appointment.
const PROFESSIONAL =
  "(?:doctors?|dr\\b\\.?(?: ?[a-z]+)?|dentists?|therapists?|salons?|saloon|(?:hair ?)?stylists?|psycholog\\w*|psychiatr\\w*|counsel+ors?|clinic|barbers?|chiropractors?|optometrist|ophthalmologist|gynecologist|dermatologist|specialist|physician|practitioner|hygienist|nurse|vet\\b|veterinarian|plumbers?|electricians?|technicians?|roofers?|painters?|cleaners?|cleaning (?:crew|lady|service)|landscapers?|gardeners?|handyman|mechanic|contractor|inspector|repairman|repair (?:man|guy|person)|someone|somebody)";

const ASKS_APPOINTMENT = new RegExp(
  `\\b${VERB}\\b[^.?!]{0,40}\\b${APPOINTMENT}\\b|\\b${VERB} (?:[a-z']+ ){0,3}(?:an?|the|this|that|my|me an?) (?:[a-z']+ )?(?:visit|opening|cleaning|service(?! request)|exam|physical)\\b|\\b${APPOINTMENT}\\b[^.?!]{0,30}\\b(?:book|schedul|made|set|available|for|on|at|with|please|today|tomorrow|asap)|^(?:an? )?${APPOINTMENT}\\b|\\bdr\\.? ?[a-z]+,? (?:for |on |at )?(?:today|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\\b`,
);
// Whether a place takes bookings is a question; "I do not want to book" is a refusal.
const NOT_ASKED =
  /\b(?:takes?|accepts?|taking|requires?|allows?|has) (?:online )?(?:reservations?|appointments|bookings)\b|\bservice requests?\b|\brequest (?:a |room )?service\b|\b(?:don'?t|do not|not|wouldn'?t|no need to) (?:wish |want |like |need |have |going )?(?:you )?(?:to )?(?:book|make|schedul\w*|set|reserve|have an appointment)\b|\bsomething (?:[a-z]+ )*to (?:do|listen|eat|watch|read|see|visit)\b/;
const BOOKS_IT =
  /\b(?:book|schedul\w*|reserve|squeeze|slide|fit|pencil|sign|slot) (?:it|that|me|them|us|one|this|for|her|him|my|the|an?|with|to|something)\b(?! (?:know|see|info|the (?:address|phone|number)))|\b(?:go|like|want|need|ready) (?:ahead )?(?:and |to )?(?:book|schedule)\b|\b(?:get|have) (?:it|that|this|one) (?:book|schedul|arrang|set up)/;
const SEES_PROFESSIONAL = new RegExp(
  `\\b(?:see|visit|go (?:to|see|with|and see)|consult|get (?:me |in )?(?:with|to)|be seen by|meet(?: with)?|need|want|find|searching for|search for|looking for|look for|book|talk to|send|come see|prefer|get)\\b (?:me |us |out )?(?:the |a |an |my |with |at |to |this |some |any |one of )*(?:[a-z]+ ){0,2}?${PROFESSIONAL}\\b`,
);
const COMES = /\b(?:come (?:in|by|over|out|see|take a look|check|and)|be seen|stop by|swing by|drop (?:by|it off))\b/;
const AVAILABILITY =
  /\b(?:anything|something|any ?time|any (?:openings?|slots?|spots?|availability|times?)|(?:an?|another|next|earliest|first) (?:[a-z]+ )?(?:spot|slot|opening|time|availability)|openings|availability|anyone|you|they|he|she|someone) (?:[a-z']+ ){0,4}?(?:available|open|free|openings?)\b|\b(?:is|are|do|does|any|have)\b[^.?!]{0,25}\b(?:openings?|availability|slots?|spots?)\b|\b(?:earliest|soonest|next|first) (?:available|availability|opening|appointment)\b|\b(?:get|fit|see|slide|squeeze) (?:me |us )(?:in|at|on|for)\b|\b(?:get|be) in (?:at|on|for|around|by)\b|\b(?:get|give) me something (?:at|on|for|around|in the)\b|\bi(?:'d| would)? (?:like|want|prefer) something (?:on|at|for|in)\b/;

// Another kind of business, or the caller's own calendar.
const ELSEWHERE =
  /\b(?:table|restaurants?|hotels?|rooms?|flights?|plane|airline|airport|bus|train|tickets?|ride|cab|taxi|uber|lyft|rental|car|movies?|moive|film|theat(?:er|re)|concert|show(?:s|ing|times?)?|events?|games?|songs?|music|playlist|house|home|apartments?|property|hostel|bnb|place to stay|weather|calendar|alarm|remind\w*|meeting|boarding|cruise|seats?|party|order|pizza|food|attractions?|museum|landmarks?|places|trips?|travel|bank|transfer|balance|account|trivia|directions?|(?:my|i have|the) schedule\b|scheduled for|my (?:available|availability|free) ?(?:time)?|football|comedy|drama|lobster|cuisine)\b/;
const CHANGES =
  /\b(?:cancel\w*|re-?schedul\w*|call off|get rid of|remove|delete|verify|double[- ]check|did you|move my|change my|existing|already (?:have|booked|made|got))\b/;
// An appointment that has been or already stands.
const STANDS =
  /\b(?:i|we|he|she)(?:'ve)? (?:just |already |recently |have |had |also )*(?:had|have|got|finished|left|was at|went to|came from|missed|saw|visited)\b(?! (?:to|been (?:trying|having|feeling))\b) (?:just |recently )?(?:an?|my|the|our|from|with)?(?: [a-z]+){0,2} ?(?:appoi?n?t?m?e?nts?|appts?|visit|booking|reservation|dr\b|doctor)|\b(?:just|i) (?:saw|visited|met with|was seen by)\b|\b(?:from|at|after|about|during|since|of|on|in) (?:my|our|the|that|this) (?:\w+ )?(?:appoi?n?t?m?e?nts?|appts?|visit)\b(?! (?:time|slot))|\bmy (?:last|previous|recent|past|doctor'?s?) (?:appoi?n?t?m?e?nt|appt|visit)|\bfollow(?:ing)?[ -]?up\b|\b(?:appoi?n?t?m?e?nts?|appt) (?:with [a-z. ]+ )?(?:yesterday|the other day|last (?:week|month|night|monday|tuesday|wednesday|thursday|friday)|recently|earlier today|a few days ago)\b|\b(?:forgot|remember|understood|instructions)\b/;
const NEW_ONE =
  /\b(?:another|new|second|next|follow[ -]?up) (?:appoi?n?t?m?e?nt|appt|visit)\b|\bbook (?:another|again)\b/;

// "I'd like to visit them", said of a practice that was just named.
const TAKES_IT =
  /\b(?:visit|go (?:to|in|there|here|with)|come in|see|meet|try|accept|take|(?:like|want) (?:to )?(?:this|that)) ?(?:with )?(?:them|him|her|there|here|(?:this|that)(?: one| option| place)?|in)?\b|\bmake it\b/;
const PRACTICE = new RegExp(`\\b(?:${PROFESSIONAL}|dental|dentis\\w+|medical|m\\.?d\\.?|spa|skin institute)\\b`);

const OFFERS =
  /\b(?:book\w*|appointment|appt|appoinment|apointment|schedul\w*|reserv\w*|visit|session|slot|make arrangements|set (?:that|it|one|this|something) up|arrange|fix)\b/;
const ASKS =
  /\b(?:would|do|should|shall|can|could|may|want|need|like|wish|interested|are you|is there|whether|let me|i'?ll)\b.*\?|\?\s*$|\blet me know\b|\b(?:want|would you like|should i|shall i|do you need|i can)\b/;
const ACCEPTS =
  /^(?:(?:ok(?:ay)?|well|oh|um|uh|hmm|great|perfect|awesome|cool|alright|all right|thanks?|thank you|wow)[ ,.!]+)*(?:yes|yeah|yea|yep|yup|yer|ya|sure|ok|okay|of course|absolutely|definitely|certainly|please|sounds? (?:good|great|perfect|fine)|that(?:'s| is|'d| would| will|'ll)* ?(?:be )?(?:great|good|fine|perfect|lovely|works?|wonderful|correct|right|awesome|helpful|nice)|go ahead|i (?:do|would|will)\b|why not|correct|right|exactly|indeed|i'?d (?:like|love|appreciate) (?:that|to|it)|let'?s do|do (?:it|that)|great|perfect|good idea|by all means)\b/;
const DECLINES =
  /\b(?:no|nope|nah|not (?:now|yet|today|at the moment|right now|really|at this (?:time|moment)|at present|just yet|for now|needed|required|necessary)|don'?t|do not|some other time|maybe (?:later|another)|perhaps (?:later|another)|never ?mind|another time|hold off|won'?t|wouldn'?t|i'?m good|that'?s (?:all|it|not)|not interested|(?:do|decide|book) (?:it |that |this )?later|later on|wait|not want)\b/;
const INSISTS =
  /\b(?:yes|sure|please (?:book|make|schedule)|but (?:book|make|schedule)|(?:book|make|schedule) (?:the|an?|my) )\b/;
const FAILED =
  /\b(?:sorry|unable|couldn'?t|could not|wasn'?t able|fail\w*|not able|unavailable|not available|error|went wrong|apologi[sz]e|unsuccessful|didn'?t (?:work|go through)|no (?:appointments?|exist|opening)|nothing (?:available|at)|unfortunately)\b/;
const RETRIES =
  /\b(?:try|again|instead|another|different|how about|what about|change|make it|go for|check|any other|other (?:time|day|date)|can i (?:get|have|do)|i'?d like|i would like|i want|i can|continue|anything|available|see if|let'?s)\b/;

const isOffer = (sentence: string): boolean =>
  OFFERS.test(sentence) && ASKS.test(sentence) && !ELSEWHERE.test(sentence) && !FAILED.test(sentence);

const clausesOf = (text: string): string[] =>
  text
    .split(/(?<!\bdr)[.?!;]+\s*|,? (?:but|instead|first) |, (?:and|so|then|please) /)
    .filter((clause) => clause.trim() !== "");

function clauseAsks(clause: string): boolean {
  if (ELSEWHERE.test(clause) || NOT_ASKED.test(clause)) return false;
  if (CHANGES.test(clause) && !/\b(?:book|make|set up|fix|reserve)\b.*\b(?:appointment|visit)\b/.test(clause))
    return false;
  return ASKS_APPOINTMENT.test(clause) || BOOKS_IT.test(clause) || SEES_PROFESSIONAL.test(clause) || COMES.test(clause);
}

/** True when the words speak of an appointment that has been or already stands, and ask for no new one. */
export function isAboutExisting(text: string): boolean {
  const said = foldText(text);
  return STANDS.test(said) && !NEW_ONE.test(said);
}

/**
 * True when the caller asks this business for an appointment: in so many words, by accepting the agent's offer, or by trying
 * again after a failed attempt. `previous` is the sentence that the caller answers, null at the beginning of a call.
 */
export function isBookingRequest(text: string, previous: string | null): boolean {
  const said = foldText(text);
  const before = previous === null ? "" : foldText(previous);
  if (isAboutExisting(said)) return false;
  if (isOffer(before)) {
    if (NOT_ASKED.test(said) || (DECLINES.test(said) && !INSISTS.test(said))) return false;
    if (ACCEPTS.test(said) || /\b(?:can|could) (?:we|you|i) do\b/.test(said)) return true;
  }
  if (clausesOf(said).some(clauseAsks)) return true;
  const hasFailed = FAILED.test(before) && !ELSEWHERE.test(before);
  if (hasFailed && RETRIES.test(said) && !ELSEWHERE.test(said)) return true;
  if (ELSEWHERE.test(said) || ELSEWHERE.test(before) || NOT_ASKED.test(said)) return false;
  return AVAILABILITY.test(said) || (PRACTICE.test(before) && TAKES_IT.test(said) && !DECLINES.test(said));
}
