import { expect, test } from "vitest";
import { parsePage } from "@/lib/providers/web/parse-page";

const address = "https://hostile.example/";
const again = (words: string, count: number) => words.repeat(count);

// Each of these once took from seconds to minutes, or ended the process's stack.
test.each([
  ["blocks that are never closed", again("<div>", 50_000)],
  ["inline elements that are never closed", again("<span>", 50_000)],
  ["links that are never closed", again("<a href=/x>", 50_000)],
  ["elements closed by the wrong name", again("<div>", 20_000) + again("<p></b>", 20_000)],
  ["blocks in one another, closed properly", again("<div>", 50_000) + again("</div>", 50_000)],
  ["tables in one another", again("<table><tr><td>", 20_000) + again("</td></tr></table>", 20_000)],
  ["headings in one another", again("<h2><span>", 30_000) + again("</span></h2>", 30_000)],
  ["comments that are never closed", again("<!--", 200_000)],
  ["CDATA that is never closed", again("<![CDATA[", 100_000)],
])("a page made of %s is read like any other", (_name, html) => {
  const page = parsePage(`<head><title>Bad</title></head><p>Before</p>${html}after`, address);

  expect(page.title).toBe("Bad");
  expect(page.lines[0]).toEqual({ kind: "text", level: 0, text: "Before" });
});

test("what is never closed takes no words with it", () => {
  const { lines } = parsePage("<body><nav><h2><p>Prices</p><p>Haircut <b>65</p><p>Color 120</p>", address);

  expect(lines.map(({ kind, text }) => [kind, text])).toEqual([
    ["text", "Prices"],
    ["text", "Haircut 65"],
    ["text", "Color 120"],
  ]);
});

test("of a page with more tags than any page for people the beginning is read", () => {
  const { lines } = parsePage(`<p>First</p>${again("<i></i>", 60_000)}<p>Last</p>`, address);

  expect(lines.map(({ text }) => text)).toEqual(["First"]);
});
