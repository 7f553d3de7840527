import { type HTMLElement, type Node, NodeType, parse } from "node-html-parser";

/** Far beyond any page that somebody wrote for people; what comes after is not read. */
const tagsMax = 60_000;
const closingTag = /<\/[^<>]*>$/;

export function isElement(node: Node | undefined): node is HTMLElement {
  return node?.nodeType === NodeType.ELEMENT_NODE;
}

/**
 * The tree of a page from anywhere, in time linear in its length. The parser's own handling of tags, comments and CDATA
 * that are never closed is quadratic (a page of 250 kB took 14 seconds): it gets nothing of the kind to handle.
 */
export function parseHtml(source: string): HTMLElement {
  const html = openWhatNeverEnds(openWhatNeverEnds(cutTags(source), "<!--", "-->"), "<![CDATA[", "]]>");
  const root = parse(html, {
    comment: false,
    blockTextElements: { script: true, style: false, noscript: false },
    parseNoneClosedTags: true,
  });
  dropUnclosed(root, html);
  return root;
}

function cutTags(html: string): string {
  let at = -1;
  for (let tags = 0; tags <= tagsMax; tags++) {
    at = html.indexOf("<", at + 1);
    if (at === -1) return html;
  }
  return html.slice(0, at);
}

/** Takes away openings after which nothing closes, for each of which the parser would search to the end. */
function openWhatNeverEnds(html: string, opening: string, closing: string): string {
  const last = html.lastIndexOf(closing) + 1;
  return html.slice(0, last) + html.slice(last).replaceAll(opening, "");
}

/**
 * Takes out the elements that are still open at the end, as the parser does by default: their contents take their place.
 * Of two of a name in one another the outer one ends where the inner one began.
 */
function dropUnclosed(root: HTMLElement, html: string): void {
  const open = listUnclosed(root, html);
  const kept = new Set<HTMLElement>();
  for (let at = open.length - 1; at > 0; at--) {
    const outer = open[at - 1];
    if (outer && outer.tagName === open[at]?.tagName) {
      kept.add(outer);
      at--;
    }
  }
  const [first, ...inner] = open;
  if (!first) return;
  for (const element of open.slice(0, -1)) element.childNodes.pop();
  const home = kept.has(first) ? root : first;
  for (const element of inner) {
    if (kept.has(element)) home.childNodes.push(element);
    else for (const child of element.childNodes) home.childNodes.push(child);
  }
}

/** From the outermost inwards: each is the last thing in the one before. The parser notes where a closed one ends. */
function listUnclosed(root: HTMLElement, html: string): HTMLElement[] {
  const open: HTMLElement[] = [];
  let last = root.childNodes.at(-1);
  while (isElement(last) && !last.isVoidElement) {
    const [start, end] = last.range;
    if (closingTag.test(html.slice(Math.max(start, end - 200), end))) break;
    open.push(last);
    last = last.childNodes.at(-1);
  }
  return open;
}
