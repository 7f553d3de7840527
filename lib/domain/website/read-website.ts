import { toE164 } from "@/lib/domain/language/e164";
import type { FoundAnswer, FoundService, ProfileField, WebsiteProposal } from "./proposal";
import { readStructured, type StructuredFacts } from "./read-structured";
import { readAnswers, readServices, readVisibleAddress, readVisibleHours } from "./read-visible";
import { shorten, tidyText } from "./read-words";
import type { WebPage } from "./web-page";

const servicesMax = 30;
const answersMax = 30;

type Read = { page: WebPage; facts: StructuredFacts };

/**
 * What the pages of one website say of the business, the first page first. What is written for machines goes before
 * what is visible, and the first page that says something before the others. Pure: the same pages give the same ids.
 */
export function readWebsite(pages: WebPage[]): WebsiteProposal {
  const read = pages.map((page) => ({ page, facts: readStructured(page.structured) }));
  return {
    profile: readProfile(read),
    services: collectServices(read),
    hours: readHours(read),
    answers: collectAnswers(read),
    pages: pages.map(({ url }) => url),
  };
}

/** True when there is nothing to tick. */
export function isEmptyProposal({ profile, services, hours, answers }: WebsiteProposal): boolean {
  return profile.length + services.length + answers.length === 0 && hours === null;
}

function readProfile(read: Read[]): WebsiteProposal["profile"] {
  const readers: Record<ProfileField, (read: Read) => string | null> = {
    name: ({ facts }) => facts.name,
    phone: ({ page, facts }) => toE164(facts.phone ?? "") ?? linkedPhone(page),
    email: ({ page, facts }) => facts.email ?? linkedEmail(page),
    address: ({ page, facts }) => facts.address ?? readVisibleAddress(page.lines),
    description: ({ facts }) => facts.description,
  };
  const lengths: Record<ProfileField, number> = { name: 120, phone: 20, email: 254, address: 200, description: 500 };
  const fallbacks: Partial<Record<ProfileField, (read: Read) => string | null>> = {
    name: ({ page }) => nameFromTitle(page.title),
    description: ({ page }) => (page.description.length >= 40 ? page.description : null),
  };
  return (Object.keys(readers) as ProfileField[]).flatMap((field) => {
    for (const reader of [readers[field], fallbacks[field]]) {
      for (const one of read) {
        const value = reader?.(one);
        if (value)
          return [{ id: `profile-${field}`, field, value: shorten(value, lengths[field]), source: one.page.url }];
      }
    }
    return [];
  });
}

/** "Copper Creek Plumbing | Denver's plumber": the part that is a name. */
function nameFromTitle(title: string): string | null {
  const parts = title.split(/\s[|–—•·-]\s|:\s/).map(tidyText);
  const plain = parts.filter(
    (part) => part.length > 2 && !/^(?:home|welcome|contact|services|about|inicio)\b/i.test(part),
  );
  return plain[0] ?? null;
}

function linkedPhone(page: WebPage): string | null {
  for (const { href } of page.links) {
    const number = /^tel:/i.test(href) ? toE164(decodeURIComponentSafe(href.slice(4))) : null;
    if (number) return number;
  }
  for (const { text } of page.lines) {
    const found = /(?:\+?1[\s.-]?)?\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}\b/.exec(text);
    const number = found ? toE164(found[0]) : null;
    if (number) return number;
  }
  return null;
}

function linkedEmail(page: WebPage): string | null {
  for (const { href } of page.links) {
    const address = /^mailto:([^?]+)/i.exec(href)?.[1];
    if (address && /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(address)) return address;
  }
  return null;
}

function decodeURIComponentSafe(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function readHours(read: Read[]): WebsiteProposal["hours"] {
  for (const pick of [({ facts }: Read) => facts.hours, ({ page }: Read) => readVisibleHours(page.lines)]) {
    for (const one of read) {
      const rows = pick(one);
      if (rows.length > 0) return { id: "hours", rows, source: one.page.url };
    }
  }
  return null;
}

const keyOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

function collectServices(read: Read[]): WebsiteProposal["services"] {
  const found = new Map<string, FoundService & { source: string }>();
  for (const { page, facts } of read) {
    for (const service of [...facts.services, ...readServices(page.lines)]) {
      const key = keyOf(service.name);
      const known = found.get(key);
      found.set(key, {
        name: known?.name ?? service.name,
        description: known?.description || service.description,
        priceCents: known?.priceCents ?? service.priceCents,
        durationMinutes: known?.durationMinutes ?? service.durationMinutes,
        source: known && (known.priceCents !== null || service.priceCents === null) ? known.source : page.url,
      });
    }
  }
  return [...found.values()]
    .slice(0, servicesMax)
    .map((service, index) => ({ id: `service-${index + 1}`, ...service }));
}

function collectAnswers(read: Read[]): WebsiteProposal["answers"] {
  const found = new Map<string, FoundAnswer & { source: string }>();
  for (const { page, facts } of read) {
    for (const { question, answer } of [...facts.answers, ...readAnswers(page.lines)]) {
      const key = keyOf(question);
      if (!found.has(key)) {
        found.set(key, { question: shorten(question, 300), answer: shorten(answer, 1_000), source: page.url });
      }
    }
  }
  return [...found.values()].slice(0, answersMax).map((answer, index) => ({ id: `answer-${index + 1}`, ...answer }));
}
