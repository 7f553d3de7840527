import { foldText } from "@/lib/domain/language/fold-text";

const relay =
  /\b(?:(?:this is|hello,? this is|i am|i'm) (?:the |a )?(?:\w+ ){0,3}(?:relay|captioned|tty|tdd|711)\b|relay (?:operator|service|call|assistant|agent)|(?:ca|communications? assistant|operator|agent) (?:number|id|#) ?\d|communications? assistant|(?:telecommunications|video|ip|internet|captioned|text|speech[ -]to[ -]speech) relay|(?:tty|tdd|vrs|captel|ip ?cts)\b|deaf or hard of hearing|(?:person|caller|customer) (?:who is|is|using a) (?:deaf|hard of hearing|tty|relay|sign language)|go ahead ga\b|have you received a relay call|servicio de (?:relevo|retransmision)|operador[a]? de (?:relevo|retransmision)|persona (?:sorda|con problemas de audicion|con dificultades auditivas))/;
/** A roofer's "relay" of words or a furnace part is no relay call. */
const otherRelay =
  /\b(?:relay (?:switch|board|fan|part|module|clicks?|clicking)|(?:fan|starter|compressor|furnace|ac|time delay) relay)\b/;

/** Whether somebody speaks for a caller who cannot hear or speak: such calls are never refused or rushed (spec 2.10). */
export function isRelayCall(text: string): boolean {
  const folded = foldText(text);
  return relay.test(folded) && !otherRelay.test(folded);
}
