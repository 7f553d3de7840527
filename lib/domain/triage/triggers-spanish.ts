import type { EmergencyTrigger } from "./emergency";

/** The triggers of every business in Spanish; folded text has no accents. */
export const TRIGGERS_IN_SPANISH: readonly EmergencyTrigger[] = [
  {
    kind: "gas",
    all: [
      /\b(?:huele|oler|olor|fuga|escape|apesta|fugando)\b.{0,25}\bgas\b|\bgas\b.{0,25}\b(?:fuga|escap\w+|huele)|\bhuevos? podridos?\b/,
    ],
  },
  {
    kind: "carbon_monoxide",
    all: [
      /\bmonoxido\b.{0,40}\b(?:sonando|suena|sono|alarma|pita\w*|activ\w+)|\b(?:alarma|detector)\b.{0,25}\bmonoxido\b.{0,25}\b(?:sonando|suena|sono|pita\w*|activ\w+)|\b(?:sonando|suena|sono|pita\w*|activ\w+)\b.{0,20}\b(?:alarma|detector)\b.{0,20}\bmonoxido\b/,
    ],
  },
  {
    kind: "fire",
    all: [
      /\b(?:hay|sale|salen|veo|viene|esta saliendo|saliendo|lleno de) (?:un |mucho |mucha |el |algo de )?(?:fuego|humo|incendio|llamas)\b|\bse (?:esta |estan )?(?:quema\w*|incendi\w+|prendi\w+)\b|\bprendio fuego\b|\ben llamas\b|\bincendio\b.{0,20}\b(?:en|ahora)\b/,
    ],
  },
  {
    kind: "electrical",
    all: [
      /\b(?:chispas|chispazos|corto ?circuito)\b|\b(?:cay\w+|tir\w+|suelto)\b.{0,15}\b(?:cable|poste)|\b(?:cable|poste)\b.{0,20}\b(?:cay\w+|suelo|patio|calle)|\bhuele a (?:quemado|plastico quemado)|\bolor a quemado\b|\b(?:cable|cables) (?:pelados?|caidos?|sueltos?)\b|\belectrocut\w+|\btoque electrico\b|\bme dio (?:un )?toque/,
    ],
  },
  {
    kind: "water",
    all: [
      /\b(?:se (?:me |nos |le )?(?:esta |estan )?inund\w+|inundandose|inundad[oa])\b|\bse (?:rompio|revento|quebro|trono) (?:un |una |el |la )?(?:tubo|tuberia|cano|caneria|manguera|llave|boiler|tanque)|\b(?:tubo|tuberia|cano) (?:rot[oa]|revent\w+)|\bagua por (?:todas partes|todos lados)|\b(?:desbord\w+|rebals\w+|rebosando)\b|\bno (?:puedo|podemos) cerrar (?:el agua|la llave)|\bagua\b.{0,15}\b(?:metiendo|entrando|brotando|chorreando|subiendo)|\bagua (?:esta )?(?:saliendo|entrando|cayendo)\b.{0,20}\b(?:techo|pared|piso)/,
    ],
  },
  {
    kind: "sewage",
    all: [/\baguas negras\b|\b(?:drenaje|excusado|inodoro)\b.{0,25}\b(?:regres\w+|desbord\w+|devolv\w+|saliendo)/],
  },
  {
    kind: "structure",
    all: [
      /\bse (?:cayo|derrumbo|esta cayendo|vino abajo|colapso) (?:el |la |un |una |parte del? )*(?:techo|pared|arbol|barda|muro|cielo)|\barbol cayo (?:en|sobre|encima)/,
    ],
  },
  {
    kind: "medical",
    all: [
      /\b(?:dolor (?:en el|de) pecho|no (?:puede|puedo|pueden) respirar|no respira|inconsciente|desmay\w+|infarto|derrame|convulsion\w*|sangr\w+ mucho|mucha sangre|no reacciona|no despierta|no se puede mover|no se mueve|no puede (?:hablar|mover)|se cayo y|golpe en la cabeza|sobredosis|suicid\w+|matarme|ahogando|se ahoga|envenen\w+|reaccion alergica|se cayo de la (?:escalera|azotea))\b/,
    ],
  },
  {
    kind: "medical",
    all: [
      /\b(?:me|le|nos) (?:esta |estan |quedo |quedaron )?(?:quem\w+|ard\w+)\b/,
      /\b(?:cuero cabelludo|cara|piel|ojos?|cabeza|cuello)\b/,
      /\b(?:duele\w*|dolor|ampollas?|hincha\w*|sangr\w+|mucho|arde)\b/,
    ],
  },
  {
    kind: "medical",
    isAlwaysMeant: true,
    all: [
      /\b(?:suicid\w+|no quiero (?:vivir|seguir viviendo|estar aqui en este mundo)|(?:me )?quier[oe] (?:morir(?:me|se)?|matar(?:me|se))\b(?! de)|quitar(?:me|se) la vida|matarme)\b/,
    ],
  },
  { kind: "security", all: [/\b(?:alguien (?:se metio|esta entrando)|ladron|con una pistola)\b/] },
  { kind: "declared", all: [/\b(?:es|tengo|tenemos) una emergencia\b|^(?:emergencia|auxilio|ayuda)[ !.]*$/] },
];
