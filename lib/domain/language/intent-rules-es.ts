import type { IntentRule } from "./intent-rule";

const rule = (intent: IntentRule["intent"], pattern: RegExp): IntentRule => ({ intent, pattern });

/** Spanish words by intent; folded text has no accents. */
export const SPANISH_INTENT_RULES: readonly IntentRule[] = [
  rule(
    "robot",
    /\b(?:eres|es usted|usted es|es esto|estoy hablando con|hablo con|esto es) (?:un |una )?(?:robot|maquina|persona|humano|computadora|grabacion|inteligencia artificial)/,
  ),
  rule(
    "opt_out",
    /\b(?:deje|dejen|no) (?:de )?(?:me )?(?:mandar|enviar|mande|manden|envie|envien|llame|llamen|llamar|llamarme)(?:me|nme)?\b.{0,25}\b(?:mensajes?|textos?|mas)\b|\bdeje(?:n)? de (?:llamar|escribir|mandar|enviar)|\bquit(?:e|en)(?:me)? (?:me )?de (?:la|su) lista|\bno quiero (?:mas )?(?:mensajes|textos|llamadas)/,
  ),
  rule("wrong_number", /\b(?:numero|telefono) equivocado\b|\bme equivoque\b|\bmarque mal\b/),
  rule(
    "person",
    /\b(?:hablar|comunicar(?:me)?|paseme|pasame|comuniqueme|comuniquenme|ponga(?:me)?|transfiera(?:me)?) (?:con )?(?:un |una |la |el |alguna? )?(?:persona|alguien|humano|operador|operadora|representante|encargad|duen|gerente|agente|senor|recepcion)|^(?:operadora?|representante|una persona)[ .!]*$/,
  ),
  rule(
    "repeat",
    /^(?:como|mande|perdon|que|disculpe)[ ?.!]*(?:dijo)?[ ?.!]*$|\bpuede repetir|\bno (?:le )?(?:entendi|escuche|oi)\b|\brepita\b|\botra vez por favor/,
  ),
  rule(
    "reschedule",
    /\b(?:reprogramar|reagendar|posponer|aplazar|recalendarizar)\b|\b(?:cambiar|mover|modificar|pasar|adelantar|atrasar) (?:la |el |mi |una |de )*(?:fecha |hora |dia )?(?:de )?(?:la |mi )?(?:cita|reservacion|turno|visita|hora|fecha|dia)\b/,
  ),
  rule(
    "cancel",
    /\b(?:cancelar|anular|cancele|cancelen|cancelarla)\b|\bno (?:voy a|puedo) (?:poder )?(?:ir|llegar|asistir)\b/,
  ),
  rule(
    "existing",
    /\b(?:confirmar|verificar|revisar|consultar) (?:la |mi |una )?cita\b|\b(?:tengo|tenia|tenemos) (?:una |mi |ya una )?cita\b|\ba que hora (?:es|tengo) (?:la |mi )?cita\b|\bcuando es mi cita\b|\bmi cita (?:es|era|de)\b|\b(?:tecnico|plomero|electricista)\b.{0,25}\b(?:no ha llegado|viene en camino|tarde)/,
  ),
  rule(
    "message",
    /\b(?:dejar|tomar|dejarle|deje|dejo) (?:un |el |le )?(?:un )?(?:mensaje|recado)\b|\bque me (?:llame|llamen|devuelva)|\b(?:digale|diganle|avisele) que\b/,
  ),
  rule(
    "book",
    /\b(?:hacer|agendar|reservar|programar|sacar|pedir|concertar|quiero|quisiera|necesito|gustaria|apartar|solicitar) (?:hacer |agendar |programar |sacar |reservar |pedir |una? |la )*(?:cita|turno|visita|hora|reservacion|limpieza|servicio|presupuesto|cotizacion|reparacion)|\b(?:agendar|reservar|programar)\b|\b(?:puede|pueden|podria|podrian) (?:venir|mandar|enviar)\b|\bque (?:venga|vengan|manden|envien)\b|\btienen (?:algo )?(?:disponible|cita|espacio|lugar)/,
  ),
  rule(
    "question",
    /\b(?:cuanto (?:cuesta|cobran|vale|sale|es)|cual es|a que hora (?:abren|cierran)|donde (?:esta|queda|estan)|tienen|hacen|aceptan|trabajan|atienden|abren|cierran|cubren|tengo una pregunta|quisiera saber|me puede decir)\b/,
  ),
  rule(
    "goodbye",
    /^(?:(?:ok|bueno|gracias|muchas gracias|perfecto|no)[ ,.!]*)*(?:adios|hasta luego|hasta pronto|chao|nos vemos|que tenga|eso es todo|es todo)\b/,
  ),
];
