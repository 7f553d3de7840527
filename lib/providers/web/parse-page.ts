import { type HTMLElement, type Node, NodeType, parse } from "node-html-parser";
import { tidyText } from "@/lib/domain/website/read-words";
import type { WebLine, WebLink, WebPage } from "@/lib/domain/website/web-page";

const linesMax = 1_500;
const linksMax = 400;
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

const blockSelector = [...blocks].join(",").toLowerCase();

/** A page's visible lines in order, its links, and what it says for machines. Never runs anything that is in it. */
export function parsePage(html: string, url: string): WebPage {
  const root = parse(html, { comment: false, blockTextElements: { script: true, style: false, noscript: false } });
  const lines: WebLine[] = [];
  walk(root.querySelector("body") ?? root, lines);
  return {
    url,
    title: tidyText(root.querySelector("title")?.text ?? "").slice(0, 300),
    description: tidyText(
      root.querySelector('meta[name="description"]')?.getAttribute("content") ??
        root.querySelector('meta[property="og:description"]')?.getAttribute("content") ??
        "",
    ).slice(0, 600),
    lines,
    links: readLinks(root, url),
    structured: readBlocks(root),
  };
}

function isElement(node: Node): node is HTMLElement {
  return node.nodeType === NodeType.ELEMENT_NODE;
}

function walk(element: HTMLElement, lines: WebLine[]): void {
  if (lines.length >= linesMax || isHidden(element)) return;
  if (element.tagName === "TR") {
    pushRow(element, lines);
    return;
  }
  const kind = kinds[element.tagName];
  // A heading or a plain item is one line, whatever it is built of; a card in a list is read like a page.
  if (kind === "heading" || (kind && !element.querySelector("h1,h2,h3,h4,h5,h6,ul,ol,dl,table"))) {
    push(lines, kind, kind === "heading" ? Number(element.tagName[1]) : 0, textOf(element));
    return;
  }
  let inline = "";
  const flush = () => {
    for (const text of inline.split("\n")) push(lines, kind ?? "text", 0, text);
    inline = "";
  };
  for (const child of element.childNodes) {
    if (!isElement(child)) inline += child.text.replaceAll("\n", " ");
    else if (child.tagName === "BR") inline += "\n";
    else if (blocks.has(child.tagName) || child.querySelector(blockSelector)) {
      flush();
      walk(child, lines);
    } else inline += ` ${textOf(child)} `;
  }
  flush();
}

function pushRow(row: HTMLElement, lines: WebLine[]): void {
  const cells = row.querySelectorAll("td,th").map((cell) => tidyText(textOf(cell)).slice(0, 600));
  const text = cells.filter(Boolean).join(" ");
  if (text) lines.push({ kind: "row", level: 0, text, cells });
}

function push(lines: WebLine[], kind: WebLine["kind"], level: number, words: string): void {
  const text = tidyText(words).slice(0, 2_000);
  if (text && lines.length < linesMax) lines.push({ kind, level, text });
}

/** The text of an element on one line, with spaces where its parts meet. */
function textOf(element: HTMLElement): string {
  if (isHidden(element)) return "";
  return element.childNodes
    .map((node) => (isElement(node) ? ` ${textOf(node)} ` : node.text))
    .join("")
    .replaceAll("\n", " ");
}

function isHidden(element: HTMLElement): boolean {
  return (
    hidden.has(element.tagName ?? "") ||
    element.hasAttribute?.("hidden") ||
    element.getAttribute?.("aria-hidden") === "true" ||
    /display:\s*none/i.test(element.getAttribute?.("style") ?? "")
  );
}

function readLinks(root: HTMLElement, url: string): WebLink[] {
  return root
    .querySelectorAll("a[href]")
    .slice(0, linksMax)
    .flatMap((anchor) => {
      const href = anchor.getAttribute("href") ?? "";
      return URL.canParse(href, url)
        ? [{ href: new URL(href, url).href, text: tidyText(anchor.text).slice(0, 120) }]
        : [];
    });
}

function readBlocks(root: HTMLElement): unknown[] {
  return root.querySelectorAll('script[type="application/ld+json"]').flatMap((script) => {
    try {
      return [JSON.parse(script.rawText)];
    } catch {
      return [];
    }
  });
}
