/** A sample business as it is put into an empty database. Times are local, prices in cents, weekdays ISO (1 = Monday). */
export interface SampleBusiness {
  name: string;
  trade: string;
  timeZone: string;
  number: string;
  email: string;
  address: string;
  needsAddress: boolean;
  zips: string[];
  owner: { email: string; password: string };
  services: { name: string; synonyms: string[]; minutes: number; bufferMinutes: number; priceCents: number | null }[];
  hours: { weekdays: number[]; opens: string; closes: string }[];
  resources: string[];
  knowledge: { question: string; answer: string; keywords: string[] }[];
  /** The ladder of emergencies, in order. */
  onCall: { name: string; phone: string }[];
}

const weekdays = [1, 2, 3, 4, 5];

export const sampleBusinesses: SampleBusiness[] = [
  {
    name: "Rivera Plumbing",
    trade: "plumbing",
    timeZone: "America/Denver",
    number: "+13035550100",
    email: "maria@riveraplumbing.example",
    address: "1420 Larimer Street, Denver, CO 80202",
    needsAddress: true,
    zips: [],
    owner: { email: "maria@riveraplumbing.example", password: "demo-password-1" },
    services: [
      {
        name: "Drain cleaning",
        synonyms: ["clogged drain", "blocked sink", "clog", "slow drain", "desagüe tapado"],
        minutes: 60,
        bufferMinutes: 30,
        priceCents: 14900,
      },
      {
        name: "Water heater repair",
        synonyms: ["water heater", "no hot water", "boiler", "calentador de agua"],
        minutes: 90,
        bufferMinutes: 30,
        priceCents: null,
      },
      {
        name: "Leak repair",
        synonyms: ["leak", "leaking pipe", "dripping faucet", "fuga"],
        minutes: 60,
        bufferMinutes: 30,
        priceCents: 12900,
      },
    ],
    hours: [
      { weekdays, opens: "08:00", closes: "18:00" },
      { weekdays: [6], opens: "09:00", closes: "13:00" },
    ],
    onCall: [
      { name: "Maria Rivera", phone: "+13035550161" },
      { name: "Tom Rivera", phone: "+13035550162" },
    ],
    resources: ["Crew 1", "Crew 2"],
    knowledge: [
      {
        question: "Do you charge for the visit?",
        answer: "The visit is free when we do the work; otherwise it is $49.",
        keywords: ["visit", "trip fee", "call out"],
      },
      {
        question: "Are you licensed and insured?",
        answer: "Yes, we are licensed and insured in Colorado.",
        keywords: ["licensed", "insured", "license"],
      },
    ],
  },
  {
    name: "Luna Hair Studio",
    trade: "salon",
    timeZone: "America/Los_Angeles",
    number: "+14155550100",
    email: "luna@lunahair.example",
    address: "88 Valencia Street, San Francisco, CA 94103",
    needsAddress: false,
    zips: [],
    owner: { email: "luna@lunahair.example", password: "demo-password-2" },
    services: [
      { name: "Haircut", synonyms: ["cut", "trim", "corte"], minutes: 45, bufferMinutes: 0, priceCents: 6500 },
      {
        name: "Color",
        synonyms: ["coloring", "dye", "highlights", "tinte"],
        minutes: 120,
        bufferMinutes: 15,
        priceCents: 18000,
      },
    ],
    hours: [{ weekdays: [2, 3, 4, 5, 6], opens: "10:00", closes: "19:00" }],
    onCall: [
      { name: "Luna Ortiz", phone: "+14155550161" },
      { name: "Dani Cole", phone: "+14155550162" },
    ],
    resources: ["Luna", "Dani"],
    knowledge: [
      {
        question: "What is your cancellation policy?",
        answer: "You can cancel free of charge up to 24 hours before.",
        keywords: ["cancellation", "cancel policy"],
      },
    ],
  },
  {
    name: "Prairie Heating & Air",
    trade: "hvac",
    timeZone: "America/Chicago",
    number: "+13125550100",
    email: "office@prairieair.example",
    address: "500 W Madison Street, Chicago, IL 60661",
    needsAddress: true,
    zips: ["60601", "60607", "60612", "60614", "60661"],
    owner: { email: "office@prairieair.example", password: "demo-password-3" },
    services: [
      {
        name: "Furnace repair",
        synonyms: ["furnace", "heater", "no heat", "heating"],
        minutes: 90,
        bufferMinutes: 30,
        priceCents: 11900,
      },
      {
        name: "AC tune-up",
        synonyms: ["air conditioner", "ac", "tune up", "maintenance"],
        minutes: 60,
        bufferMinutes: 30,
        priceCents: 8900,
      },
    ],
    hours: [{ weekdays: [...weekdays, 6], opens: "07:00", closes: "19:00" }],
    onCall: [
      { name: "Pete Novak", phone: "+13125550161" },
      { name: "Ana Lopez", phone: "+13125550162" },
    ],
    resources: ["Truck A", "Truck B", "Truck C"],
    knowledge: [],
  },
];
