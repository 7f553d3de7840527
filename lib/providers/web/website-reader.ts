import type { WebsiteReader } from "@/lib/ports/website";
import { type FetchConfig, fetchPublic } from "./fetch-public";
import { parsePage } from "./parse-page";

/** Reads pages of the public web; see fetchPublic for what is never read. */
export function createWebsiteReader(config: FetchConfig = {}): WebsiteReader {
  return {
    async read(url) {
      const fetched = await fetchPublic(url, config);
      if (fetched.outcome === "failed") return fetched;
      return { outcome: "read", page: parsePage(fetched.html, fetched.url) };
    },
  };
}
