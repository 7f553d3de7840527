import { cardRemoved, isCardNumber, redactCards, redactCardTalk } from "./card-numbers";

/**
 * A value that is about to be kept, without card details: every text in it, numbers that are cards, and transcripts
 * ({role, content} lists, "User: ..." lines, lists of words) as the talk of one caller. Equal values stay the same object.
 */
export function redactDeep<Value>(value: Value): Value {
  return walk(value, 0) as Value;
}

const depthMax = 24;

function walk(value: unknown, depth: number): unknown {
  if (typeof value === "string") return redactText(value);
  if (typeof value === "number") return value > 1e12 && isCardNumber(String(value)) ? cardRemoved : value;
  if (typeof value !== "object" || value === null || value instanceof Date || depth > depthMax) return value;
  if (Array.isArray(value)) return walkList(value, depth);
  const entries = Object.entries(value);
  const walked = entries.map(([key, item]) => [key, walk(item, depth + 1)] as const);
  const isSame = walked.every(([, item], index) => item === entries[index]?.[1]);
  return isSame ? value : withoutWords(Object.fromEntries(walked));
}

/** Lines of a written transcript count as turns. */
function redactText(text: string): string {
  if (!/(?:^|\n)User: /.test(text)) return redactCards(text).text;
  const lines = text.split("\n");
  const places = lines.flatMap((line, index) => (line.startsWith("User: ") ? [index] : []));
  const heard = redactCardTalk(places.map((place) => lines[place]?.slice(6) ?? ""));
  if (!heard.some(({ hasCard }) => hasCard)) return text;
  return lines
    .map((line, index) => {
      const turn = heard[places.indexOf(index)];
      return turn && places.includes(index) ? `User: ${turn.text}` : line;
    })
    .join("\n");
}

function walkList(list: readonly unknown[], depth: number): unknown {
  const turns = redactCardTalk(list.flatMap((item) => (isCallerTurn(item) ? [item.content] : [])));
  let turn = 0;
  const walked = list.map((item) => {
    if (!isCallerTurn(item)) return walk(item, depth + 1);
    const heard = turns[turn++];
    return heard?.hasCard ? withoutWords({ ...item, content: heard.text }) : walk(item, depth + 1);
  });
  const words = list.map((item) => (isWord(item) ? item.word : ""));
  if (list.length > 0 && words.every((word) => word !== "") && redactCards(words.join(" ")).hasCard) return [];
  return walked.every((item, index) => item === list[index]) ? list : walked;
}

function isCallerTurn(item: unknown): item is { role: string; content: string } {
  if (typeof item !== "object" || item === null || !("role" in item) || !("content" in item)) return false;
  return (item.role === "user" || item.role === "caller") && typeof item.content === "string";
}

function isWord(item: unknown): item is { word: string } {
  return typeof item === "object" && item !== null && "word" in item && typeof item.word === "string";
}

/** The timing of single words would spell out what their sentence no longer says. */
function withoutWords(item: Record<string, unknown>): Record<string, unknown> {
  const isCut = typeof item.content === "string" && item.content.includes(cardRemoved);
  return isCut && Array.isArray(item.words) ? { ...item, words: [] } : item;
}
