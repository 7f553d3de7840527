import { foldText } from "./fold-text";

/** What a caller wants, as far as one utterance shows. */
export type Intent =
  | "book"
  | "reschedule"
  | "cancel"
  | "existing"
  | "question"
  | "message"
  | "person"
  | "goodbye"
  | "wrong_number"
  | "robot"
  | "opt_out"
  | "repeat"
  | "spam";

const APPOINTMENT =
  "(?:appointment|appt|booking|reservation|visit|slot|session|consultation|estimate|quote|time|cita|reservacion|turno|service call)";

// The order is the order of precedence.
const RULES: readonly (readonly [Intent, RegExp])[] = [
  [
    "robot",
    /\b(?:are|r) (?:you|u) (?:an? |the )?(?:real|actual|human|robot|bot|machine|computer|ai\b|a\.i\.|automated|recording|live person|person)|\bis this (?:an? )?(?:robot|bot|machine|computer|ai|a\.i\.|automated|recording|real person|human|live person)\b|\bam i (?:talking|speaking) (?:to|with) (?:an? )?(?:robot|bot|machine|computer|ai|human|real|person|live)|\b(?:eres|es usted|es esto|estoy hablando con) (?:un |una )?(?:robot|maquina|persona|humano|computadora|grabacion)/,
  ],
  [
    "spam",
    /\b(?:extended warranty|car'?s warranty|google (?:business )?listing|press (?:one|1) to|final (?:notice|courtesy call)|lower your (?:interest|rates?|electric)|credit card (?:rates?|interest|processing)|merchant (?:services|processing)|seo services|rank(?:ing)? (?:your )?(?:website|on google)|business loan|working capital|this is an? (?:automated|recorded|prerecorded) (?:message|call)|political survey|congratulations you)/,
  ],
  [
    "opt_out",
    /\b(?:stop|quit|don'?t|do not|no longer|never) (?:text|send|sending|texting|messag|call(?:ing)? me|contact(?:ing)? me)|\btake me off (?:your|the|this) (?:list|texts?)|\bremove (?:me|my (?:phone )?number)(?: from)?|\bunsubscribe\b|\bopt(?:ing)? out\b|\bno more (?:texts|messages)\b|\b(?:deje|dejen|no) (?:de )?(?:me )?(?:mandar|enviar|mande|envien|manden)(?:me|nme)?\b.*\b(?:mensajes|textos)|\bquit(?:e|en)me de (?:la|su) lista/,
  ],
  [
    "wrong_number",
    /\bwrong (?:number|place|business|company)\b|\b(?:numero|telefono) equivocado\b|\bme equivoque\b|\bmisdial|\bdialed (?:the )?wrong\b|\bi thought this was\b/,
  ],
  [
    "person",
    /\b(?:speak|talk|chat|connect(?: me)?|transfer(?: me)?|put me (?:through|on)|get me|give me|pass me) (?:please )?(?:to |with |directly (?:to|with) )?(?:an? |the |some ?|your |another |any )?(?:real |live |actual |human )?(?:person|human|someone|somebody|one|representative|rep\b|agent|operator|manager|owner|supervisor|receptionist|staff|office|people|technician|boss|anyone|customer service)|\b(?:i(?:'d| would)? (?:want|like|need)|can i (?:get|have)|is there) (?:an? |the |your )?(?:real |live |actual |human )?(?:person\b|human|representative|agent|operator|manager|supervisor|customer service)|^(?:operator|representative|agent|human|person|real person|customer service)[ .!]*$|\bsomeone (?:real|in charge)\b|\b(?:hablar|comunicar(?:me)?|paseme|comuniqueme|ponga(?:me)?) (?:con )?(?:un |una |la |el |alguna? )?(?:persona|alguien|humano|operador|operadora|representante|encargad|duen|gerente|agente)/,
  ],
  [
    "repeat",
    /^(?:sorry ?,? )?(?:what|pardon|huh|come again|excuse me|say (?:that|it) again|repeat(?: that)?|one more time|what was that|como|mande|perdon|que)[ ?.!]*(?:me|please|por favor|dijo)?[ ?.!]*$|\b(?:can|could|would) you (?:please )?(?:repeat|say) (?:that|it|this|what)|\b(?:didn'?t|did not|couldn'?t|can'?t) (?:catch|hear|get|understand)|\bsay that again\b|\bwhat did you (?:say|just say)\b|\bpuede repetir|\bno (?:le )?(?:entendi|escuche|oi)\b|\brepita\b/,
  ],
  [
    "reschedule",
    new RegExp(
      `\\b(?:re-?schedul\\w*|postpone|push (?:back|out)|bump)\\b|\\b(?:mov(?:e|ing)|chang(?:e|ing)|shift(?:ing)?|switch(?:ing)?|push(?:ing)?|adjust(?:ing)?|modify(?:ing)?|updat(?:e|ing)|alter) (?:the |my |our |an |this |that |a )?(?:[a-z']+ ){0,3}${APPOINTMENT}|\\b(?:different|another|new) (?:day|date|time) for (?:my|our|the) |\\bmake (?:my|the|our) (?:appointment|booking) (?:earlier|later)|\\b(?:reprogramar|reagendar|cambiar|mover|posponer|aplazar) (?:la |el |mi |una |de )?(?:fecha |hora |dia )?(?:de )?(?:la |mi )?(?:cita|reservacion|turno|visita|hora|fecha|dia)?`,
    ),
  ],
  [
    "cancel",
    new RegExp(
      `\\bcancel(?:l?ing|lation|l?ed)?\\b(?!\\w* (?:polic|fee|charge))|\\bcall off\\b|\\bget rid of (?:my|the)|\\b(?:won'?t|can'?t|cannot|not|unable to|not able to|not going to) (?:be able to )?(?:make|come to|make it to|attend) (?:it|my|the|our)?|\\b(?:don'?t|no longer) need (?:my|the|that|this|our) ${APPOINTMENT}|\\b(?:cancelar|anular|cancele|cancelen)\\b|\\bno (?:voy a|puedo) (?:poder )?(?:ir|llegar|asistir)`,
    ),
  ],
  [
    "existing",
    /\b(?:check|confirm|verify|find out|look up|double.?check|remind me|what time is|when is|when'?s|what(?:'s| is| are)|do i have|did i|about|status of|regarding) (?:on |about |when |if |whether |the |of |to |i have |i'?ve (?:got )?|time )*(?:my|our|an?|the)? ?(?:upcoming |next |existing |current )?(?:appointment|appt|booking|reservation)s?\b(?! (?:cost|price|avail))|\bi (?:already )?(?:have|had|'ve got|made|booked|scheduled) (?:an? |my )?(?:[a-z]+ )?(?:appointment|booking|reservation|visit)\b|\bmy appointment (?:is|was)\b|\b(?:someone|somebody|technician|plumber|guy|crew|tech|driver)\b.{0,30}\b(?:on (?:his|her|their|the) way|supposed to (?:be|come|arrive)|running late|hasn'?t (?:shown|come|arrived)|didn'?t (?:show|come)|late)\b|\bwhere(?:'s| is) (?:my|the|your) (?:technician|tech|plumber|guy|crew|driver)|\b(?:confirmar|verificar|revisar|consultar) (?:la |mi |una )?cita\b|\b(?:tengo|tenia) (?:una |mi )?cita\b|\ba que hora (?:es|tengo) (?:la |mi )?cita\b|\bcuando es mi cita\b/,
  ],
  [
    "message",
    /\b(?:leave|take|give|pass|send|relay) (?:him |her |them |you |the owner )?(?:on )?(?:an? |the |this |along a )?message\b|\b(?:call|ring|phone) me back\b|\b(?:have|ask|get|tell) (?:him|her|them|someone|somebody|[a-z]+) (?:to )?(?:call|ring|phone|contact)(?: me| us)?\b|\bcall ?back\b|\b(?:tell|let) (?:him|her|them|the owner|the (?:team|office|crew|guys?)) (?:know )?that\b|\b(?:dejar|tomar|dejarle|deje) (?:un |el )?(?:mensaje|recado)\b|\bque me (?:llame|llamen|devuelva)/,
  ],
  [
    "book",
    new RegExp(
      `\\b(?:book|schedul\\w*|make|set(?: ?up)?|arrange|reserve|fix|get|need|want|like|have|take|request|place|looking for|find|see about|come in for|squeeze|fit|pencil)\\b[^.?!]{0,40}\\b${APPOINTMENT.replace("time|", "")}s?\\b|\\b(?:book|schedule|reserve|fit|squeeze|pencil|get|put) (?:me|us|it|that|one|this|him|her|my)\\b[^.?!]{0,20}\\b(?:in|for|on|at|down|appointment|tomorrow|today)\\b|\\b(?:book|schedule|set up|arrange|reserve|order)\\b(?! of)|\\b(?:do you have|have you got|is there|are there|got) (?:an?y? |some )?(?:thing |time )?(?:openings?|availab\\w*|slots?|times?|free|open|appointments?)\\b|\\bcome (?:in|by|over|out)\\b|\\b(?:send|get|have) (?:someone|somebody|a (?:tech|technician|guy|plumber|electrician|crew|person|cleaner)|one of your)\\b|\\bwhen (?:can|could) (?:you|i|someone|we|somebody) (?:come|get|be|see|send|start)|\\b(?:earliest|soonest|next) (?:availab|appointment|opening|slot|time)|\\b(?:hacer|agendar|reservar|programar|sacar|pedir|concertar|quiero|quisiera|necesito|gustaria|apartar) (?:hacer |agendar |programar |sacar |reservar |pedir |una? )*(?:cita|turno|visita|hora|reservacion|limpieza|servicio|presupuesto|reparacion)|\\b(?:agendar|reservar|programar)\\b|\\b(?:puede|pueden|podria|podrian) (?:venir|mandar|enviar)\\b|\\bque (?:venga|vengan|manden|envien)\\b`,
    ),
  ],
  [
    "question",
    /\b(?:how much|what(?:'s| is| are) (?:the |your )?(?:price|cost|rate|fee|hours|address|location|policy|charge)|what do you charge|do you (?:charge|offer|do|accept|take|have|provide|serve|work|guarantee|give|service|handle|come|cover|open|close|fix|install|repair|sell)|are you (?:open|licensed|insured|located|closed|available|guys open|bonded)|where are you|what (?:time|are your|days|areas|kind|forms|brands)|is there a (?:fee|charge|warranty)|can you tell me|i have a question|i was wondering|i'?d like to know|how (?:long|soon|do|does|far|many|old)|is it (?:free|possible|true)|cuanto (?:cuesta|cobran|vale|sale|es)|cual es|a que hora|donde (?:esta|queda|estan)|tienen|hacen|aceptan|trabajan|atienden|abren|cierran|cubren)\b/,
  ],
  [
    "goodbye",
    /^(?:(?:ok(?:ay)?|alright|all right|great|perfect|thanks?|thank you(?: so much| very much)?|no|gracias|bueno)[ ,.!]*)*(?:good ?bye|bye(?: bye)?|see (?:you|ya)|have a (?:good|great|nice|wonderful) (?:day|one|evening|night|weekend)|take care|that'?s (?:all|it)(?: for (?:now|today))?|talk to you later|hang(?:ing)? up|adios|hasta luego|hasta pronto|chao|nos vemos|que tenga)\b/,
  ],
];

/** The most telling intent of an utterance by hand-written rules, or null. English and Spanish alike. */
export function ruleIntent(text: string): Intent | null {
  const folded = foldText(text);
  return RULES.find(([, pattern]) => pattern.test(folded))?.[0] ?? null;
}
