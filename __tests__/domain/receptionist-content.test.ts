import { describe, expect, test } from "vitest";
import { diffContents } from "@/lib/domain/receptionist/diff-contents";
import { mergeContents } from "@/lib/domain/receptionist/merge-contents";
import { draftInput, type ReceptionistContent, readContent } from "@/lib/domain/receptionist/receptionist-content";
import { findEmergency } from "@/lib/domain/triage/find-emergency";

const plain = readContent({});
const content = (changes: Partial<ReceptionistContent>): ReceptionistContent => ({ ...plain, ...changes });

describe("what an editor sends", () => {
  test("is trimmed, and empty words mean ours", () => {
    const parsed = draftInput.parse({ ...plain, greeting: "  ", rules: ["  Be kind.  "], note: " " });

    expect(parsed).toMatchObject({ greeting: null, rules: ["Be kind."], note: null });
  });

  test.each([
    [{ greeting: "x".repeat(301) }, "greeting", /At most 300/],
    [{ rules: ["ok", " "] }, "rules.1", /Write the rule/],
    [{ voiceId: "nobody" }, "voiceId", /voices/],
    [{ emergenciesOff: ["gas"] }, "emergenciesOff.0", /cannot be switched off/],
    [{ questions: Array.from({ length: 7 }, () => "Why?") }, "questions", /At most 6/],
  ])("is refused in words at the field: %j", (wrong, path, words) => {
    const parsed = draftInput.safeParse({ ...plain, note: "", ...wrong });

    const issue = parsed.error?.issues.find((one) => one.path.join(".") === path);
    expect(issue?.message).toMatch(words);
  });

  test("from a row of another time is made sound instead of failing a call", () => {
    expect(readContent({ tone: "sarcastic", voiceId: "gone", rules: "no list", greeting: "Hi." })).toEqual(
      content({ greeting: "Hi." }),
    );
    expect(readContent(null)).toEqual(plain);
  });
});

describe("a difference", () => {
  test("is told field by field in the owner's words", () => {
    const before = content({ rules: ["Be kind.", "Be short."] });
    const after = content({
      greeting: "Hello.",
      tone: "brisk",
      rules: ["Be short.", "Be exact."],
      emergenciesOff: ["water"],
    });

    expect(diffContents(before, after)).toEqual([
      { field: "greeting", label: "Greeting", before: "Our standard words", after: "Hello." },
      { field: "tone", label: "Tone", before: "Warm and friendly", after: "Brisk and to the point" },
      { field: "rules", label: "Rule", before: "Be kind.", after: "Be exact." },
      {
        field: "emergenciesOff",
        label: "Treated like ordinary work",
        before: null,
        after: "Water running or flooding",
      },
    ]);
  });

  test("is none between equals, and one for another order", () => {
    expect(diffContents(plain, content({}))).toEqual([]);
    expect(diffContents(content({ rules: ["a", "b"] }), content({ rules: ["b", "a"] }))).toHaveLength(1);
  });
});

test("of two editors each keeps what they changed, and the later one wins where both did", () => {
  const theirs = content({ greeting: "Theirs.", tone: "calm" });
  const mine = content({ greeting: "Mine.", rules: ["Be kind."] });

  expect(mergeContents(plain, mine, theirs)).toEqual(content({ greeting: "Mine.", tone: "calm", rules: ["Be kind."] }));
});

describe("an emergency that the owner switched off", () => {
  test("is ordinary work, and danger to people never is", () => {
    const flood = "My basement is flooding, water is pouring in";

    expect(findEmergency(flood, "plumbing")).toMatchObject({ kind: "water" });
    expect(findEmergency(flood, "plumbing", ["water"])).toBeNull();
    expect(findEmergency("I smell gas", "plumbing", ["gas"])).toMatchObject({ kind: "gas" });
  });
});
