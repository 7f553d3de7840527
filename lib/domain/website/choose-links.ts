import type { WebPage } from "./web-page";

const wanted: [form: RegExp, weight: number][] = [
  [/\b(?:services?|servicios|what-we-do|menu|treatments?)\b/i, 5],
  [/\b(?:pric(?:es?|ing)|rates|price-list|precios|tarifas)\b/i, 5],
  [/\b(?:hours|horario|opening)\b/i, 4],
  [/\b(?:faqs?|questions|preguntas|help)\b/i, 4],
  [/\b(?:contact|contacto|location|find-us|visit)\b/i, 3],
  [/\b(?:about|nosotros|who-we-are)\b/i, 2],
];
const files = /\.(?:pdf|jpe?g|png|gif|webp|svg|mp4|zip|docx?|xlsx?|ics|vcf|xml|json)$/i;

/** Up to `max` pages of the same site that most likely speak of services, prices, hours, questions and contact. */
export function chooseLinks(page: WebPage, max: number): string[] {
  const own = new URL(page.url);
  const site = siteOf(own);
  const scores = new Map<string, number>();
  for (const { href, text } of page.links) {
    if (!URL.canParse(href)) continue;
    const url = new URL(href);
    url.hash = "";
    const isPage = /^https?:$/.test(url.protocol) && siteOf(url) === site && !files.test(url.pathname);
    if (!isPage || url.href === own.href || url.pathname === own.pathname) continue;
    const words = `${decode(url.pathname).replaceAll("/", " ")} ${text}`;
    const score = wanted.reduce((sum, [form, weight]) => sum + (form.test(words) ? weight : 0), 0);
    // A page deep down is one of many of its kind.
    const depth = url.pathname.split("/").filter(Boolean).length;
    if (score > 0) scores.set(url.href, Math.max(scores.get(url.href) ?? 0, score - depth * 0.5));
  }
  return [...scores]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, max)
    .map(([href]) => href);
}

const siteOf = (url: URL): string => `${url.hostname.replace(/^www\./, "")}:${url.port}`;

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
