import { foldText } from "@/lib/domain/language/fold-text";
import { isRelayCall } from "./relay-call";

/** A machine that plays a text, or a seller reading one: words that no customer of a local business says. */
const sales: readonly RegExp[] = [
  /\b(?:extended|vehicle'?s?|car'?s?|auto) (?:service )?warranty\b/,
  /\bthis is an? (?:automated|recorded|pre-?recorded|important) (?:message|call|announcement)\b|\bpress (?:one|two|nine|1|2|9) (?:to|if|now|for)\b/,
  /\b(?:your|the) google (?:business|maps?|my business)?\s?(?:listing|profile)\b|\bgoogle voice search\b/,
  /\b(?:lower|reduce|cut) your (?:electric|energy|interest|credit card|phone|processing|insurance)\b|\b(?:zero|low) (?:percent )?interest (?:rate|loan)/,
  /\b(?:merchant services|credit card (?:processing|machine)|working capital|business (?:loan|funding|line of credit)|cash advance)\b/,
  /\b(?:rank|ranking|get you) (?:your (?:web)?site |you |higher )*(?:on|in) (?:the first page|google|page one)\b|\bfirst page of google\b/,
  /\bwe (?:offer|provide|specialize in|do) (?:\w+ ){0,3}(?:seo|marketing|web ?design|lead generation|digital advertising|solar|payroll|telemarketing)\b/,
  /\b(?:calling|reaching out) (?:to offer you|about (?:an )?(?:exclusive )?(?:offer|opportunity) for (?:your business|business owners))\b/,
  /\b(?:decision maker|person in charge of (?:your )?(?:marketing|advertising|utilities|electric|phone|it)|business owner)\b.{0,60}\b(?:offer|save|program|opportunity|qualif|free (?:quote|analysis))/,
  /\bcongratulations\b.{0,30}\b(?:you|selected|won)|\byou(?:'ve| have) (?:been selected|won)\b/,
  /\b(?:political survey|irs|social security administration|arrest warrant|final (?:notice|courtesy call))\b.{0,80}\b(?:press|call|suspended|issued|vote|survey|courtesy)\b/,
  /\b(?:esta es una llamada automatica|mensaje (?:grabado|automatico)|garantia (?:extendida )?(?:de|para) su (?:auto|carro|vehiculo)|oprima (?:el )?(?:uno|1)|marque (?:el )?uno (?:para|si)|presione (?:el )?(?:uno|1))\b/,
  /\b(?:le (?:llamo|llamamos) (?:para|de parte de).{0,40}(?:ofrecer|oferta|promocion|prestamo|publicidad)|prestamo para su negocio|ofrecemos (?:\w+ ){0,2}(?:publicidad|marketing|seo|prestamos|paneles solares))\b/,
  /\b(?:ha sido (?:seleccionad|ganador)|usted (?:ha )?gan(?:o|ado)|reducir su (?:factura|tarjeta|interes))/,
];
/** What only a customer says, and what makes the same words their own question. */
const customer =
  /\b(?:my (?:appointment|booking|invoice|sink|ac|furnace|house|home|hair|roof|yard|tooth|teeth|kid|daughter|son)|(?:is|was|still) (?:it |this |that )?under warranty|do you (?:offer|honor|cover|do|have)|does (?:that|it|this) come with|i(?:'d| would) like to (?:book|schedule)|i need (?:a|an|to|my|someone)|can (?:i|you) (?:book|come|fix|get|send)|how much|i saw you(?:r)?|found you on|mi cita|necesito|quiero (?:una|hacer)|cuanto cuesta)\b/;

/** Whether these are the words of a recording or of a seller, English or Spanish. Customers and relay operators never are. */
export function isSolicitation(text: string): boolean {
  const folded = foldText(text);
  const isMachine =
    /\b(?:press (?:one|two|nine|1|2|9) (?:to|if|now)|(?:automated|pre-?recorded|recorded) (?:message|call)|llamada automatica|mensaje grabado)\b/.test(
      folded,
    );
  if (isRelayCall(text)) return false;
  return sales.some((pattern) => pattern.test(folded)) && (isMachine || !customer.test(folded));
}

/** Whether a whole call was one: somebody sold something, and said nothing that a customer says. */
export function isSpamCall(callerTurns: readonly string[]): boolean {
  if (callerTurns.some(isRelayCall)) return false;
  return callerTurns.some(isSolicitation) && !callerTurns.some((text) => customer.test(foldText(text)));
}
