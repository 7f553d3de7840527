import type { FoundAnswer, FoundService, HourRow } from "./proposal";
import { daysBetween, readClock, readHoursLine, sortHours } from "./read-hours";
import { tidyText } from "./read-words";

type Node = Record<string, unknown>;

/** What the blocks for search engines (schema.org as JSON-LD) say; nothing is made up for what they leave out. */
export interface StructuredFacts {
  name: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
  description: string | null;
  hours: HourRow[];
  services: FoundService[];
  answers: FoundAnswer[];
}

const depthMax = 8;
const nodesMax = 2_000;

export function readStructured(blocks: unknown[]): StructuredFacts {
  const nodes = flatten(blocks);
  const business =
    nodes.find((node) => isBusiness(node) && (node.telephone || node.address || node.openingHours)) ??
    nodes.find(isBusiness);
  return {
    name: business ? textOf(business.name) : null,
    phone: business ? textOf(business.telephone) : null,
    email: business ? (textOf(business.email)?.replace(/^mailto:/i, "") ?? null) : null,
    address: business ? readAddress(business.address) : null,
    description: business ? textOf(business.description) : null,
    hours: business ? readHours(business) : [],
    services: nodes.filter((node) => isA(node, /^Offer$|^Service$/)).flatMap(readService),
    answers: nodes.filter((node) => isA(node, /^Question$/)).flatMap(readQuestion),
  };
}

/** All objects in the blocks, however deep; a page may hold anything, so both depth and count have an end. */
function flatten(blocks: unknown[]): Node[] {
  const found: Node[] = [];
  const visit = (value: unknown, depth: number) => {
    if (depth > depthMax || found.length > nodesMax || typeof value !== "object" || value === null) return;
    if (Array.isArray(value)) {
      for (const one of value) visit(one, depth + 1);
      return;
    }
    found.push(value as Node);
    for (const one of Object.values(value)) visit(one, depth + 1);
  };
  visit(blocks, 0);
  return found;
}

function typesOf(node: Node): string[] {
  return [node["@type"]].flat().filter((type): type is string => typeof type === "string");
}

const isA = (node: Node, form: RegExp): boolean => typesOf(node).some((type) => form.test(type));

const businessTypes =
  /^(?:LocalBusiness|Organization|Corporation|ProfessionalService|Store|Dentist|Physician|Electrician|Plumber|Locksmith|RoofingContractor|GeneralContractor|HousePainter|MovingCompany|AutoRepair|.*(?:Business|Salon|Clinic|Spa|Shop))$/;

const isBusiness = (node: Node): boolean => isA(node, businessTypes);

function textOf(value: unknown): string | null {
  const first = Array.isArray(value) ? value[0] : value;
  if (typeof first === "string" || typeof first === "number") return tidyText(String(first)) || null;
  if (typeof first === "object" && first !== null && "@value" in first) return textOf(first["@value"]);
  return null;
}

function readAddress(value: unknown): string | null {
  const first = Array.isArray(value) ? value[0] : value;
  if (typeof first === "string") return tidyText(first) || null;
  if (typeof first !== "object" || first === null) return null;
  const node = first as Node;
  const place = [textOf(node.addressRegion), textOf(node.postalCode)].filter(Boolean).join(" ");
  const parts = [textOf(node.streetAddress), textOf(node.addressLocality), place].filter(Boolean);
  return textOf(node.streetAddress) ? parts.join(", ") : null;
}

function readHours(business: Node): HourRow[] {
  const specified = [business.openingHoursSpecification].flat().flatMap((value): HourRow[] => {
    if (typeof value !== "object" || value === null) return [];
    const node = value as Node;
    // An exception for a date says nothing about the week.
    if (node.validFrom && node.validFrom === node.validThrough) return [];
    const opens = readClock(textOf(node.opens) ?? "");
    const closesAt = readClock(textOf(node.closes) ?? "");
    const closes = closesAt === "00:00" ? "23:59" : closesAt;
    if (!opens || !closes || closes <= opens) return [];
    return [node.dayOfWeek]
      .flat()
      .flatMap(weekdaysOf)
      .map((weekday) => ({ weekday, opens, closes }));
  });
  const written = [business.openingHours]
    .flat()
    .flatMap((value) => (typeof value === "string" ? (readHoursLine(value)?.rows ?? []) : []));
  return sortHours(specified.length > 0 ? specified : written);
}

const weekdayNames = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

function weekdaysOf(value: unknown): number[] {
  const name = (textOf(value) ?? "").toLowerCase().replace(/^https?:\/\/schema\.org\//, "");
  const index = weekdayNames.findIndex(
    (weekday) => weekday === name || weekday.slice(0, 2) === name || weekday.slice(0, 3) === name,
  );
  if (index >= 0) return [index + 1];
  return name === "weekdays" ? daysBetween(1, 5) : [];
}

function readService(node: Node): FoundService[] {
  const offered =
    isA(node, /^Offer$/) && typeof node.itemOffered === "object" && node.itemOffered !== null
      ? (node.itemOffered as Node)
      : node;
  const name = textOf(offered.name) ?? textOf(node.name);
  if (!name || name.length > 80) return [];
  const offer = node.offers && typeof node.offers === "object" ? ([node.offers].flat()[0] as Node) : node;
  return [
    {
      name,
      description: (textOf(offered.description) ?? "").slice(0, 500),
      priceCents: readOfferPrice(offer),
      durationMinutes: readIsoDuration(textOf(offered.duration) ?? textOf(offered.timeRequired)),
    },
  ];
}

function readOfferPrice(node: Node): number | null {
  const specified = [node.priceSpecification].flat()[0];
  const inside = typeof specified === "object" && specified !== null ? (specified as Node) : {};
  if (node.lowPrice || inside.minPrice || node.priceRange) return null;
  const price = textOf(node.price) ?? textOf(inside.price);
  const currency = textOf(node.priceCurrency) ?? textOf(inside.priceCurrency) ?? "USD";
  if (!price || currency !== "USD" || !/^\$?\d{1,6}(?:,\d{3})*(?:\.\d{1,2})?$/.test(price)) return null;
  return Math.round(Number(price.replace(/[$,]/g, "")) * 100);
}

function readIsoDuration(text: string | null): number | null {
  const found = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(text ?? "");
  if (!found) return null;
  const minutes = Number(found[1] ?? 0) * 60 + Number(found[2] ?? 0);
  return minutes >= 5 && minutes <= 1440 ? minutes : null;
}

function readQuestion(node: Node): FoundAnswer[] {
  const question = textOf(node.name) ?? textOf(node.text);
  const accepted = [node.acceptedAnswer].flat()[0];
  const text = typeof accepted === "object" && accepted !== null ? textOf((accepted as Node).text) : null;
  // Answers may carry markup.
  const answer = text ? tidyText(text.replace(/<[^>]*>/g, " ")) : null;
  return question && answer ? [{ question, answer }] : [];
}
