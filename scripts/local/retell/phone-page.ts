import { readFileSync } from "node:fs";
import type { StandInApp } from "@/scripts/local/kit/stand-in";

const FILES = {
  "/_sim/phone": { name: "phone.html", type: "text/html; charset=utf-8" },
  "/_sim/phone/phone.css": { name: "phone.css", type: "text/css; charset=utf-8" },
  "/_sim/phone/phone.js": { name: "phone.js", type: "text/javascript; charset=utf-8" },
};

/** The telephone in the browser. Its files are read for each request, so that they can be edited while it runs. */
export function mountPhonePage(app: StandInApp): void {
  for (const [path, { name, type }] of Object.entries(FILES)) {
    app.get(path, (c) => {
      const text = readFileSync(new URL(`./phone-files/${name}`, import.meta.url), "utf8");
      return c.body(text, 200, { "content-type": type, "cache-control": "no-store" });
    });
  }
}
