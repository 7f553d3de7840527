import { foldText } from "@/lib/domain/language/fold-text";

const aboutOthers =
  /\b(?:who(?:'s| is| else is| has| else)? (?:is |has |been |got )?(?:booked|scheduled|an appointment|on the (?:schedule|calendar))|(?:list|names?|numbers?|addresses) of (?:all |your |the |every |other )*(?:customers?|clients?|patients?|callers?|appointments?|bookings?)|(?:other|another|all|every) (?:customers?|clients?|patients?|people)(?:'s|'|s')? (?:appointments?|bookings?|names?|numbers?|info\w*|data|address\w*)|quien(?:es)? (?:tiene|esta|estan|mas tiene)\w* (?:cita|reserv\w+|agendad\w+)|(?:lista|nombres|numeros|datos) de (?:los |las |sus |otros )*(?:clientes|pacientes|citas))\b/;
const commands =
  /\b(?:ignore|disregard|forget|override|bypass) (?:all |any |your |the |my |previous |prior |above |these )*(?:instructions?|rules?|prompts?|guidelines?|programming|system)|\b(?:system prompt|your (?:instructions|prompt)|developer mode|debug mode|admin mode|you are now (?:a |an |in )|jailbreak|(?:ignora|ignore|olvida|olvide) (?:todas |sus |tus |las )*(?:instrucciones|reglas))\b/;

/** Somebody asks for what belongs to other customers, or gives orders to the machine: answered alike, whoever they say they are. */
export function isPrivateQuestion(text: string): boolean {
  const folded = foldText(text);
  return aboutOthers.test(folded) || commands.test(folded);
}
