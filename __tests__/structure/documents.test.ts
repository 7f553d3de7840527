import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { listFiles, read } from "@/__tests__/structure/source-files";

const documents = ["README.md", "CONTRIBUTING.md", ...listFiles("docs").filter((file) => file.endsWith(".md"))];
const roots = [
  "app",
  "lib",
  "components",
  "migrations",
  "scripts",
  "docs",
  "__tests__",
  "public",
  "supabase",
  ".ci",
  "bench",
];
/** What a command makes or a person fills in; it need not be there. */
const made = /^(?:\.local|\.next|node_modules|bench\/results\.json)/;

/** Paths that a document names in code marks or links to, as they stand from the root. */
function pathsIn(document: string): string[] {
  const text = read(document).replaceAll(/```[\s\S]*?```/g, "");
  const quoted = [...text.matchAll(/`([^`\s]+)`/g)].map(([, word]) => word ?? "");
  const named = quoted.filter(
    (word) => roots.some((root) => word.startsWith(`${root}/`)) || /^[\w.-]+\.(?:md|json|ts|mjs|sql)$/.test(word),
  );
  const linked = [...text.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)]
    .map(([, target]) => target ?? "")
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => path.posix.join(path.posix.dirname(document), target));
  return [...named, ...linked];
}

/** A pattern such as `lib/providers/<vendor>/fake.ts` or `app/**` stands for the part before its first blank. */
function solidPart(named: string): string {
  const solid = named.replace(/[<*{].*$/, "").replace(/:\d+$/, "");
  return solid === named ? named : solid.slice(0, solid.lastIndexOf("/") + 1);
}

describe.each(documents)("%s", (document) => {
  test("names only files that exist", () => {
    const known = new Set(listFiles().map((file) => path.posix.basename(file)));
    const missing = pathsIn(document)
      .filter((named) => !made.test(named))
      .filter((named) => !existsSync(solidPart(named)) && !(!named.includes("/") && known.has(named)));

    expect(missing).toEqual([]);
  });

  test("names only commands that exist", () => {
    const { scripts } = JSON.parse(read("package.json"));
    const commands = [...read(document).matchAll(/npm run ([a-z][a-z0-9:-]*)/g)].map(([, name]) => name ?? "");

    expect(commands.filter((name) => !(name.replace(/[:-]+$/, "") in scripts) && !(name in scripts))).toEqual([]);
  });
});
