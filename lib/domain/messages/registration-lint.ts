import { toGsm7 } from "./gsm7";
import type { RegistrationCompany } from "./registration-company";

/** What a business tells the carriers about its texts. */
export interface RegistrationTexts {
  businessName: string;
  samples: string[];
  /** How somebody comes to receive texts. */
  optInFlow: string;
  privacyUrl: string | null;
  /** Who the business is for the tax office; missing in what was sent before it was asked for. */
  company?: RegistrationCompany | undefined;
}

export interface RegistrationProblem {
  field: "samples" | "optInFlow" | "privacyUrl" | `company.${keyof RegistrationCompany}`;
  message: string;
}

const forbidden = /\b(loan|payday|debt relief|credit repair|casino|gambling|cannabis|cbd|kratom|vape|crypto)\b/i;
const shortLink = /\b(bit\.ly|tinyurl\.com|goo\.gl|t\.co|ow\.ly)\//i;
/** As phones show it: texts leave without the accents that their alphabet lacks. */
const plain = (text: string) => toGsm7(text).toLowerCase();
const placeholder = /\b(lorem ipsum|xxx+|test message)\b|<[^>]*>/i;

/** What reviewers of campaigns commonly reject, before they see it. Empty when nothing was found. */
export function lintRegistration(texts: RegistrationTexts): RegistrationProblem[] {
  const found: RegistrationProblem[] = [];
  const add = (isWrong: boolean, field: RegistrationProblem["field"], message: string) => {
    if (isWrong) found.push({ field, message });
  };
  const { samples, optInFlow, privacyUrl } = texts;
  const name = plain(texts.businessName);
  add(samples.length < 2, "samples", "Give two samples at least.");
  add(new Set(samples).size < samples.length, "samples", "Two samples are the same.");
  add(
    samples.some((sample) => sample.length < 20),
    "samples",
    "A sample is shorter than 20 characters.",
  );
  add(!samples.every((sample) => plain(sample).includes(name)), "samples", "Name the business in each sample.");
  add(!samples.some((sample) => /\bstop\b/i.test(sample)), "samples", "Say in a sample that STOP ends the texts.");
  add(
    samples.some((sample) => shortLink.test(sample)),
    "samples",
    "Carriers block public short links.",
  );
  add(
    samples.some((sample) => forbidden.test(sample)),
    "samples",
    "A sample is about something carriers forbid.",
  );
  add(
    samples.some((sample) => placeholder.test(sample)),
    "samples",
    "A sample still holds a placeholder.",
  );
  add(optInFlow.trim().length < 40, "optInFlow", "Describe where and how people agree, in 40 characters or more.");
  add(
    !/\b(call|phone|website|form|book|text)/i.test(optInFlow),
    "optInFlow",
    "Name the place where people agree: on a call, on a form, in a text.",
  );
  add(
    /\b(purchased?|bought|rented|scraped|third[- ]party) (list|lead|contact|number)/i.test(optInFlow),
    "optInFlow",
    "Numbers must come from the people themselves.",
  );
  add(!privacyUrl?.startsWith("https://"), "privacyUrl", "Give the address of a privacy policy.");
  return found;
}
