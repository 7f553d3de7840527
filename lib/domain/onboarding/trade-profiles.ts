import { trades } from "@/lib/domain/member/trades";

/** A service as it is proposed: how long, what stays free after it, and what callers call it in English and Spanish. */
type Offer = [name: string, minutes: number, bufferMinutes: number, synonyms: string];
/** Weekdays 1 (Monday) to 7, and the openings of each in the local time of the business. */
type Week = [weekdays: number[], ...openings: [opens: string, closes: string][]][];

export interface TradeProfile {
  services: Offer[];
  hours: Week;
  /** One of what takes an appointment, in the trade's word. */
  resource: string;
  /** The service that customarily has a fee of its own; its amount is the owner's to set. */
  firstVisit?: string;
  /** What callers of this trade ask about the house's rules; the answers are the owner's. */
  questions: string[];
}

const weekdays = [1, 2, 3, 4, 5];
const payment = "Which payments do you take?";
const licence = "Are you licensed and insured?";
const cancelling = "What happens when I cancel late?";

/** What businesses of a trade most often begin with, for the owner to change. No price is proposed. */
export const tradeProfiles: Readonly<Record<keyof typeof trades, TradeProfile>> = {
  plumbing: {
    services: [
      ["Diagnostic visit", 60, 30, "service call, take a look, visita de diagnóstico, revisión de plomería"],
      ["Drain cleaning", 60, 30, "clogged drain, backed up drain, snaking, desagüe tapado, destapar el drenaje"],
      ["Leak repair", 90, 30, "leaking pipe, dripping faucet, fuga de agua, goteo, tubería rota"],
      ["Water heater service", 120, 30, "no hot water, hot water tank, calentador de agua, boiler de agua"],
      ["Fixture installation", 90, 30, "new faucet, toilet installation, instalar grifo, instalar inodoro"],
    ],
    hours: [
      [weekdays, ["08:00", "17:00"]],
      [[6], ["08:00", "13:00"]],
    ],
    resource: "Van 1",
    firstVisit: "Diagnostic visit",
    questions: ["Is the visit free when I have the work done?", licence, payment, "Do you guarantee your work?"],
  },
  hvac: {
    services: [
      ["Diagnostic visit", 60, 30, "service call, check my unit, visita de diagnóstico, revisar el equipo"],
      ["Heating repair", 90, 30, "furnace repair, no heat, heater broken, calefacción descompuesta, sin calefacción"],
      ["Cooling repair", 90, 30, "AC repair, no cold air, air conditioner broken, aire acondicionado, no enfría"],
      ["Seasonal tune-up", 60, 30, "maintenance, AC check, furnace check, mantenimiento, limpieza del equipo"],
      ["Replacement estimate", 60, 30, "new furnace, new AC, new system, equipo nuevo, presupuesto de reemplazo"],
    ],
    hours: [
      [weekdays, ["08:00", "18:00"]],
      [[6], ["09:00", "14:00"]],
    ],
    resource: "Van 1",
    firstVisit: "Diagnostic visit",
    questions: ["Is the visit free when I have the work done?", "Which makes do you work on?", licence, payment],
  },
  electrical: {
    services: [
      ["Diagnostic visit", 60, 30, "troubleshooting, service call, power out, visita de diagnóstico, sin luz"],
      ["Outlet or switch", 60, 30, "plug not working, new outlet, light switch, enchufe, tomacorriente, apagador"],
      ["Panel inspection", 90, 30, "breaker box, fuse box, breaker keeps tripping, panel eléctrico, caja de breakers"],
      ["Light fixture", 60, 30, "ceiling fan, hang a light, lámpara, ventilador de techo"],
      ["EV charger estimate", 60, 30, "car charger, wall charger, cargador de auto eléctrico"],
    ],
    hours: [
      [weekdays, ["08:00", "17:00"]],
      [[6], ["09:00", "13:00"]],
    ],
    resource: "Van 1",
    firstVisit: "Diagnostic visit",
    questions: [licence, "Do you get the permit?", payment, "Do you guarantee your work?"],
  },
  roofing: {
    services: [
      ["Roof inspection", 60, 30, "check my roof, storm damage, hail damage, inspección de techo, daño por granizo"],
      ["Roof leak repair", 120, 30, "roof is leaking, missing shingles, gotera, techo con fuga"],
      ["Replacement estimate", 60, 30, "new roof, reroof, techo nuevo, presupuesto de techo"],
      ["Gutter repair", 90, 30, "gutters, downspout, canaletas, canalones"],
    ],
    hours: [
      [weekdays, ["07:00", "17:00"]],
      [[6], ["08:00", "12:00"]],
    ],
    resource: "Crew 1",
    questions: ["Are inspections free?", "Do you work with insurance claims?", licence, "What warranty do you give?"],
  },
  painting: {
    services: [
      ["Interior estimate", 60, 30, "paint a room, inside painting, pintar interior, pintar cuarto"],
      ["Exterior estimate", 60, 30, "paint the house, outside painting, pintar exterior, pintar la casa"],
      ["Cabinet estimate", 45, 30, "kitchen cabinets, refinish cabinets, pintar gabinetes"],
      ["Color consultation", 60, 15, "choose colors, color advice, asesoría de color"],
    ],
    hours: [
      [weekdays, ["08:00", "17:00"]],
      [[6], ["09:00", "12:00"]],
    ],
    resource: "Crew 1",
    questions: ["Are estimates free?", "Do you supply the paint?", licence, "How much do you ask for in advance?"],
  },
  cleaning: {
    services: [
      ["Standard cleaning", 120, 30, "house cleaning, regular cleaning, limpieza de casa, limpieza regular"],
      ["Deep cleaning", 240, 30, "spring cleaning, first cleaning, limpieza profunda, limpieza a fondo"],
      ["Move-out cleaning", 240, 30, "move-in cleaning, end of lease, limpieza de mudanza"],
      ["Office cleaning", 120, 30, "commercial cleaning, limpieza de oficina"],
    ],
    hours: [
      [weekdays, ["08:00", "18:00"]],
      [[6], ["09:00", "15:00"]],
    ],
    resource: "Team 1",
    questions: ["Do you bring your own supplies?", "Must I be at home?", cancelling, "Are you insured and bonded?"],
  },
  landscaping: {
    services: [
      ["Mowing", 60, 15, "cut the grass, lawn service, cortar el pasto, cortar el césped"],
      ["Yard cleanup", 180, 30, "leaf removal, spring cleanup, fall cleanup, limpieza de jardín, recoger hojas"],
      ["Irrigation check", 60, 15, "sprinklers, sprinkler blowout, sistema de riego, aspersores"],
      ["Hedge trimming", 90, 15, "trim bushes, prune shrubs, podar arbustos, podar setos"],
      ["Project estimate", 60, 30, "landscape design, new patio, diseño de jardín, presupuesto de jardín"],
    ],
    hours: [
      [weekdays, ["07:00", "17:00"]],
      [[6], ["08:00", "14:00"]],
    ],
    resource: "Crew 1",
    questions: ["Are estimates free?", "Do I need a contract?", "What happens when it rains?", payment],
  },
  salon: {
    services: [
      ["Haircut", 45, 0, "cut, trim, men's cut, women's cut, corte de pelo, corte de cabello"],
      ["Color", 120, 15, "hair color, dye, highlights, roots, tinte, color de pelo, mechas"],
      ["Blowout", 45, 0, "blow dry, style, secado, peinado"],
      ["Manicure", 45, 0, "nails, uñas, manicura"],
      ["Waxing", 30, 0, "eyebrows, brow wax, depilación, cejas"],
    ],
    hours: [
      [
        [2, 3, 4, 5, 6],
        ["09:00", "19:00"],
      ],
    ],
    resource: "Chair 1",
    questions: ["Do you take walk-ins?", cancelling, "Do you cut children's hair?", payment],
  },
  clinic: {
    services: [
      ["New patient visit", 45, 15, "first visit, first appointment, paciente nuevo, primera cita"],
      ["Follow-up visit", 20, 5, "checkup, follow up, results, cita de seguimiento, control"],
      ["Annual exam", 45, 10, "physical, yearly checkup, examen anual, chequeo anual"],
    ],
    hours: [[weekdays, ["08:00", "12:00"], ["13:00", "17:00"]]],
    resource: "Room 1",
    questions: [
      "Which insurance do you take?",
      "What should a new patient bring?",
      cancelling,
      "How do I get a prescription refilled?",
    ],
  },
  general: {
    services: [
      ["Appointment", 60, 15, "visit, meeting, cita, visita"],
      ["Estimate", 60, 30, "quote, presupuesto, cotización"],
    ],
    hours: [[weekdays, ["09:00", "17:00"]]],
    resource: "Calendar 1",
    questions: [payment, cancelling, "Where can I park?"],
  },
};

/** The profile of a trade; that of `general` for a word that is none of ours. */
export function findTradeProfile(trade: string): TradeProfile {
  return tradeProfiles[Object.hasOwn(trades, trade) ? (trade as keyof typeof trades) : "general"];
}
