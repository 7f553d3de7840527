import path from "node:path";
import { describe, expect, test } from "vitest";
import { listFiles, read } from "@/__tests__/structure/source-files";

const folders = ["app", "components", "lib", "migrations", "scripts", "__tests__"];
const sources = folders.flatMap((folder) => listFiles(folder)).filter((file) => /\.(tsx?|mjs|sql|css)$/.test(file));
const lines = (file: string) => read(file).trimEnd().split("\n").length;

describe("thin files stay thin", () => {
  test("no route is over 30 lines", () => {
    const long = sources.filter(
      (file) => path.basename(file) === "route.ts" && file.startsWith("app/api/") && lines(file) > 30,
    );

    expect(long).toEqual([]);
  });

  test("no page is over 60 lines", () => {
    const long = sources.filter((file) => path.basename(file) === "page.tsx" && lines(file) > 60);

    expect(long.map((file) => `${file} ${lines(file)}`)).toEqual([]);
  });

  test("no SQL function is over 60 lines", () => {
    const long = listFiles("migrations/functions").flatMap((file) =>
      read(file)
        .split(/(?=create or replace function)/)
        .filter((text) => text.startsWith("create or replace"))
        .map((text) => ({
          name: /function ([a-z0-9_.]+)/.exec(text)?.[1],
          count: text.split("$$;")[0]?.split("\n").length ?? 0,
        }))
        .filter(({ count }) => count > 60)
        .map(({ name, count }) => `${name} ${count}`),
    );

    expect(long).toEqual([]);
  });
});

describe("nothing is left for later", () => {
  test("no file holds a note to do something", () => {
    // In halves, so that this file does not hold one itself.
    const words = ["TO|DO", "FIX|ME", "XX|X", "HA|CK"].map((word) => word.replace("|", ""));
    const note = new RegExp(`\\b(?:${words.join("|")})\\b`);

    expect(sources.filter((file) => note.test(read(file)))).toEqual([]);
  });

  test("no test is skipped, or the only one", () => {
    const skipped =
      /\b(?:describe|it|test|suite)\.(?:skip|only|todo|fixme|skipIf|runIf)\b|\b(?:xit|xdescribe|fit|fdescribe)\(/;
    const tests = sources.filter((file) => file.startsWith("__tests__/"));

    expect(tests.filter((file) => skipped.test(read(file)))).toEqual([]);
  });

  test("no test ends itself by the size of the window and counts as passed", () => {
    const early = /\bif \([^)\n]*(?:project\b|isDesktop|isPhone|viewportSize)[^\n]*\)\s*\{?\s*return\b/;

    expect(sources.filter((file) => file.endsWith(".spec.ts") && early.test(read(file)))).toEqual([]);
  });

  test("no test puts something in the place of a module", () => {
    const mock = new RegExp(`\\b(?:vi|jest)\\.(?:${["mock", "doMock", "hoisted"].join("|")})\\(`);

    expect(sources.filter((file) => file.startsWith("__tests__/") && mock.test(read(file)))).toEqual([]);
  });
});

describe("migrations", () => {
  const migrations = listFiles("migrations").filter(
    (file) => /^migrations\/[^/]+\.sql$/.test(file) && !file.endsWith(".gen.sql"),
  );

  test("are named by fourteen digits, each once, and what they change", () => {
    const names = migrations.map((file) => path.basename(file));

    for (const name of names) expect(name).toMatch(/^\d{14}_[a-z0-9_]+\.sql$/);
    expect(new Set(names.map((name) => name.slice(0, 14))).size).toBe(names.length);
  });

  test("a function that runs with its owner's rights says why, in its own comment", () => {
    const silent = listFiles("migrations/functions").filter((file) => {
      const text = read(file);
      const count = (text.match(/\bsecurity definer\b/g) ?? []).length;
      return (text.match(/Security definer/g) ?? []).length < count;
    });

    expect(silent).toEqual([]);
  });
});
