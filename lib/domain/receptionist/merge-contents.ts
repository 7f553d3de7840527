import type { ReceptionistContent } from "./receptionist-content";

/**
 * Both editors' work in one content: each field that `mine` changed since `base` is mine, every other is `theirs`. Fields
 * that both changed are mine too; `diffContents(base, theirs)` says what the other one did, so that it can be looked at.
 */
export function mergeContents(
  base: ReceptionistContent,
  mine: ReceptionistContent,
  theirs: ReceptionistContent,
): ReceptionistContent {
  const pick = <Key extends keyof ReceptionistContent>(key: Key): ReceptionistContent[Key] =>
    JSON.stringify(mine[key]) === JSON.stringify(base[key]) ? theirs[key] : mine[key];
  return {
    greeting: pick("greeting"),
    voiceId: pick("voiceId"),
    tone: pick("tone"),
    language: pick("language"),
    rules: pick("rules"),
    questions: pick("questions"),
    emergenciesOff: pick("emergenciesOff"),
  };
}
