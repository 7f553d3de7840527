import type { FetchFailure } from "@/lib/domain/website/web-page";
import type { WebsiteReader } from "@/lib/ports/website";
import { parsePage } from "./parse-page";

export interface FakeWebsiteReader extends WebsiteReader {
  /** What is at an address: a page's HTML, or why there is none. */
  pages: Map<string, string | { failure: FetchFailure }>;
  asked: string[];
}

/** A web of pages in memory; an address that is not in it is not found. */
export function createFakeWebsiteReader(): FakeWebsiteReader {
  const pages: FakeWebsiteReader["pages"] = new Map();
  const asked: string[] = [];
  return {
    pages,
    asked,
    async read(url) {
      asked.push(url);
      const found = pages.get(url) ?? { failure: "not_found" };
      if (typeof found !== "string") return { outcome: "failed", failure: found.failure };
      return { outcome: "read", page: parsePage(found, url) };
    },
  };
}
