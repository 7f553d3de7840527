import type { HTMLElement, Node } from "node-html-parser";
import { tidyText } from "@/lib/domain/website/read-words";
import type { WebLine, WebLink, WebPage } from "@/lib/domain/website/web-page";
import { isElement, parseHtml } from "./parse-html";

const linesMax = 1_500;
const linksMax = 400;
const cellsMax = 60;
/** How far into an element the words of a title or a link are looked for. */
const wordNodesMax = 1_000;
const hidden = new Set(["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "SVG", "IFRAME", "SELECT", "BUTTON", "NAV", "HEAD"]);
const kinds: Record<string, WebLine["kind"]> = {
  LI: "item",
  DT: "term",
  SUMMARY: "term",
  DD: "detail",
  H1: "heading",
  H2: "heading",
  H3: "heading",
  H4: "heading",
  H5: "heading",
  H6: "heading",
};
const blocks = new Set([
  ...Object.keys(kinds),
  ..."P DIV SECTION ARTICLE MAIN HEADER FOOTER ASIDE UL OL DL TABLE TBODY THEAD TR TD TH ADDRESS BLOCKQUOTE FIGURE FORM DETAILS BODY HTML".split(
    " ",
  ),
]);

/** What makes a list's item more than one line. */
const structures = new Set(["H1", "H2", "H3", "H4", "H5", "H6", "UL", "OL", "DL", "TABLE"]);

/**
 * A page's visible lines in order, its links, and what it says for machines. Never runs anything that is in it. Each
 * element is looked at a fixed number of times and nothing recurses: a stranger's page may be as deep as it is long.
 */
export function parsePage(html: string, url: string): WebPage {
  const root = parseHtml(html);
  const elements = listElements(root);
  return {
    url,
    title: tidyText(wordsOf(elements.find(({ tagName }) => tagName === "TITLE"))).slice(0, 300),
    description: tidyText(
      readMeta(elements, "name", "description") ?? readMeta(elements, "property", "og:description") ?? "",
    ).slice(0, 600),
    lines: readLines(elements, elements.find(({ tagName }) => tagName === "BODY") ?? root),
    links: readLinks(elements, url),
    structured: readBlocks(elements),
  };
}

/** An element and all inside it, in the order of the page: each comes after the one that holds it. */
function listElements(element: HTMLElement): HTMLElement[] {
  const found: HTMLElement[] = [];
  const ahead = [element];
  for (let next = ahead.pop(); next; next = ahead.pop()) {
    found.push(next);
    for (const child of next.childNodes.toReversed()) if (isElement(child)) ahead.push(child);
  }
  return found;
}

/** The elements that have one of these names somewhere inside. */
function listHolders(elements: HTMLElement[], names: Set<string>): Set<HTMLElement> {
  const holders = new Set<HTMLElement>();
  for (const element of elements.toReversed()) {
    if (element.childNodes.some((child) => isElement(child) && (names.has(child.tagName) || holders.has(child)))) {
      holders.add(element);
    }
  }
  return holders;
}

function readMeta(elements: HTMLElement[], key: string, value: string): string | undefined {
  return elements
    .find((element) => element.tagName === "META" && element.getAttribute(key) === value)
    ?.getAttribute("content");
}

interface Frame {
  element: HTMLElement;
  kind: WebLine["kind"] | undefined;
  /** The child that is read next. */
  at: number;
  /** The words since the last block. */
  inline: string;
}

function readLines(elements: HTMLElement[], body: HTMLElement): WebLine[] {
  const lines: WebLine[] = [];
  const holdsBlock = listHolders(elements, blocks);
  const holdsStructure = listHolders(elements, structures);
  const frames: Frame[] = [];
  const open = (element: HTMLElement) => {
    const kind = kinds[element.tagName];
    if (isHidden(element)) return;
    if (element.tagName === "TR") pushRow(element, lines);
    // A heading or a plain item is one line, whatever it is built of; a card in a list is read like a page.
    else if (kind === "heading" || (kind && !holdsStructure.has(element))) {
      push(lines, kind, kind === "heading" ? Number(element.tagName[1]) : 0, textOf(element));
    } else frames.push({ element, kind, at: 0, inline: "" });
  };
  open(body);
  for (let frame = frames.at(-1); frame && lines.length < linesMax; frame = frames.at(-1)) {
    const child = frame.element.childNodes[frame.at++];
    if (!child) {
      flush(lines, frame);
      frames.pop();
    } else if (!isElement(child)) frame.inline += child.text.replaceAll("\n", " ");
    else if (child.tagName === "BR") frame.inline += "\n";
    else if (blocks.has(child.tagName) || holdsBlock.has(child)) {
      flush(lines, frame);
      open(child);
    } else frame.inline += ` ${textOf(child)} `;
  }
  return lines;
}

function flush(lines: WebLine[], frame: Frame): void {
  for (const text of frame.inline.split("\n")) push(lines, frame.kind ?? "text", 0, text);
  frame.inline = "";
}

function pushRow(row: HTMLElement, lines: WebLine[]): void {
  const cells = listElements(row)
    .filter(({ tagName }) => tagName === "TD" || tagName === "TH")
    .slice(0, cellsMax)
    .map((cell) => tidyText(textOf(cell)).slice(0, 600));
  const text = cells.filter(Boolean).join(" ");
  if (text) lines.push({ kind: "row", level: 0, text, cells });
}

function push(lines: WebLine[], kind: WebLine["kind"], level: number, words: string): void {
  const text = tidyText(words).slice(0, 2_000);
  if (text && lines.length < linesMax) lines.push({ kind, level, text });
}

/** The visible text of an element on one line, with spaces where its parts meet. */
function textOf(element: HTMLElement): string {
  const parts: string[] = [];
  const ahead: (Node | string)[] = [element];
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if (typeof next === "string") parts.push(next);
    else if (!isElement(next)) parts.push(next.text);
    else if (!isHidden(next)) {
      parts.push(" ");
      ahead.push(" ");
      for (const child of next.childNodes.toReversed()) ahead.push(child);
    }
  }
  return parts.join("").replaceAll("\n", " ");
}

/** All words of an element, hidden ones too. */
function wordsOf(element: HTMLElement | undefined): string {
  const parts: string[] = [];
  const ahead: Node[] = element ? [element] : [];
  let count = 0;
  for (let next = ahead.pop(); next && count < wordNodesMax; next = ahead.pop()) {
    count++;
    if (!isElement(next)) parts.push(next.text);
    else ahead.push(...next.childNodes.slice(0, wordNodesMax).reverse());
  }
  return parts.join("");
}

function isHidden(element: HTMLElement): boolean {
  return (
    hidden.has(element.tagName ?? "") ||
    element.hasAttribute?.("hidden") ||
    element.getAttribute?.("aria-hidden") === "true" ||
    /display:\s*none/i.test(element.getAttribute?.("style") ?? "")
  );
}

function readLinks(elements: HTMLElement[], url: string): WebLink[] {
  return elements
    .filter((element) => element.tagName === "A" && element.hasAttribute("href"))
    .slice(0, linksMax)
    .flatMap((anchor) => {
      const href = anchor.getAttribute("href") ?? "";
      return URL.canParse(href, url)
        ? [{ href: new URL(href, url).href, text: tidyText(wordsOf(anchor)).slice(0, 120) }]
        : [];
    });
}

function readBlocks(elements: HTMLElement[]): unknown[] {
  return elements.flatMap((element) => {
    if (element.tagName !== "SCRIPT" || element.getAttribute("type") !== "application/ld+json") return [];
    try {
      return [JSON.parse(element.rawText)];
    } catch {
      return [];
    }
  });
}
