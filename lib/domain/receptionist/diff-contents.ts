import type { ReceptionistContent } from "./receptionist-content";
import { optionalEmergencies, tones, voices } from "./receptionist-words";

/** One difference in the owner's words. Null: nothing stood there, or nothing stands there now. */
export interface ContentChange {
  field: keyof ReceptionistContent;
  label: string;
  before: string | null;
  after: string | null;
}

const firstLanguages = { en: "English first", es: "Spanish first" };

/** What differs between two contents, field by field and line by line, in the order of the editor. */
export function diffContents(before: ReceptionistContent, after: ReceptionistContent): ContentChange[] {
  return [
    ...one("greeting", "Greeting", before.greeting ?? "Our standard words", after.greeting ?? "Our standard words"),
    ...one("voiceId", "Voice", voices[before.voiceId], voices[after.voiceId]),
    ...one("tone", "Tone", tones[before.tone], tones[after.tone]),
    ...one("language", "Language", firstLanguages[before.language], firstLanguages[after.language]),
    ...lines("rules", "Rule", before.rules, after.rules),
    ...lines("questions", "Question", before.questions, after.questions),
    ...lines(
      "emergenciesOff",
      "Treated like ordinary work",
      before.emergenciesOff.map((kind) => optionalEmergencies[kind]),
      after.emergenciesOff.map((kind) => optionalEmergencies[kind]),
    ),
  ];
}

function one(field: ContentChange["field"], label: string, before: string, after: string): ContentChange[] {
  return before === after ? [] : [{ field, label, before, after }];
}

/** Removed and added lines; the same lines in another order are one change. */
function lines(field: ContentChange["field"], label: string, before: string[], after: string[]): ContentChange[] {
  const removed = before.filter((text) => !after.includes(text));
  const added = after.filter((text) => !before.includes(text));
  const isMoved = removed.length === 0 && added.length === 0 && before.join("\n") !== after.join("\n");
  if (isMoved) return [{ field, label: `${label} order`, before: before.join(" / "), after: after.join(" / ") }];
  const pairs = Math.max(removed.length, added.length);
  return Array.from({ length: pairs }, (_, index) => ({
    field,
    label,
    before: removed[index] ?? null,
    after: added[index] ?? null,
  }));
}
