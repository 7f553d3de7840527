import type { Sentences } from "./sentences";
import { SENTENCES_EN } from "./sentences-en";
import { SENTENCES_ES } from "./sentences-es";

/** The sentence table of each language. */
export const SENTENCES: Readonly<Record<"en" | "es", Sentences>> = { en: SENTENCES_EN, es: SENTENCES_ES };
