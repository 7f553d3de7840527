import { expect, test } from "vitest";
import { listFiles, read } from "@/__tests__/structure/source-files";
import { envNames } from "@/lib/env";

const example = read(".env.example");
const lines = example.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("#"));
/** An optional name may stand commented out, as "# NAME=value". */
const named = [...example.matchAll(/^(?:# ?)?([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name);

test("names everything that the application reads, once, and nothing that nobody reads", () => {
  const ofApp = Object.values(envNames).flat();
  const ofScripts = listFiles("scripts").flatMap((file) =>
    [...read(file).matchAll(/process\.env\.([A-Z][A-Z0-9_]+)/g)].map(([, name]) => name),
  );

  expect(ofApp.filter((name) => !named.includes(name))).toEqual([]);
  expect(named.filter((name) => !ofApp.includes(name ?? "") && !ofScripts.includes(name))).toEqual([]);
  expect(named).toHaveLength(new Set(named).size);
});

test("holds no value that is a secret", () => {
  const secret =
    /(?:sk_(?:live|test)_[A-Za-z0-9]{8}|whsec_[A-Za-z0-9]{8}|sb_secret_[A-Za-z0-9]{8}|key_[a-f0-9]{16}|re_[A-Za-z0-9]{12})/;

  for (const line of lines) expect(line).toMatch(/^[A-Z][A-Z0-9_]*=/);
  expect(example).not.toMatch(secret);
});
