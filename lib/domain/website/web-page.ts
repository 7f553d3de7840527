/** One page of a website as it was read: what is visible, in order, and what it says of itself for machines. */
export interface WebPage {
  /** Where it was in the end, after redirects. */
  url: string;
  title: string;
  description: string;
  lines: WebLine[];
  links: WebLink[];
  /** The parsed JSON-LD blocks; whatever was in them. */
  structured: unknown[];
}

/** A line of visible text. `heading` carries its level; `term` and `detail` are of a list of definitions. */
export interface WebLine {
  kind: "heading" | "text" | "item" | "row" | "term" | "detail";
  level: number;
  text: string;
  /** The cells of a table row. */
  cells?: string[];
}

export interface WebLink {
  /** Absolute. */
  href: string;
  text: string;
}

/** Why a page could not be had; see sayFetchFailure. */
export type FetchFailure =
  | "bad_address"
  | "private_address"
  | "unknown_host"
  | "unreachable"
  | "slow"
  | "not_found"
  | "refused"
  | "not_html"
  | "too_large"
  | "too_many_redirects";

const sentences: Record<FetchFailure, string> = {
  bad_address: "This is not the address of a public website. Use one such as https://example.com.",
  private_address: "This address leads into a private network, which is never read. Use your public website.",
  unknown_host: "There is no website of this name. Check the spelling.",
  unreachable: "The website did not answer. Try again in a few minutes.",
  slow: "The website took too long to answer. Try again in a few minutes.",
  not_found: "There is no page at this address. Check the spelling.",
  refused: "The website refuses to be read by programs. Fill in the settings by hand.",
  not_html: "There is no web page at this address, but another kind of file.",
  too_large: "The page is too large to read. Fill in the settings by hand.",
  too_many_redirects: "The website sends from address to address without end. Use the address that it ends at.",
};

/** The reason in words for the owner. */
export const sayFetchFailure = (failure: FetchFailure): string => sentences[failure];
