import { expect, test } from "vitest";
import { read } from "@/__tests__/structure/source-files";

interface Locked {
  version?: string;
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}

const { packages }: { packages: Record<string, Locked> } = JSON.parse(read("package-lock.json"));
const nameOf = (key: string) => key.split("node_modules/").at(-1) ?? "";
const names = new Set(Object.keys(packages).map(nameOf));

test("holds the optional package of every platform, so that an installation works on any of them", () => {
  const missing = Object.entries(packages).flatMap(([key, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !names.has(name))
      .map((name) => `${nameOf(key) || "the project"} wants ${name}`),
  );

  expect(missing).toEqual([]);
});

test("names no registry, so that it works with any", () => {
  expect(Object.values(packages).filter(({ resolved }) => resolved?.startsWith("http"))).toEqual([]);
});

test("has the exact versions that package.json asks for", () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read("package.json"));
  const asked: Record<string, string> = { ...dependencies, ...devDependencies, ...optionalDependencies };
  const wrong = Object.entries(asked).filter(
    ([name, version]) => !/^\d/.test(version) || packages[`node_modules/${name}`]?.version !== version,
  );

  expect(wrong).toEqual([]);
});
