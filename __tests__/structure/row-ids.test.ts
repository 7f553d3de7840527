import { describe, expect, test } from "vitest";
import { isRowId } from "@/lib/domain/member/row-id";
import { readRowId } from "@/lib/http/read-row-id";
import { listFiles, read } from "./source-files";

describe("the id of a row", () => {
  test.each(["01a1fea1-960c-7fe3-b457-7fc77bcf1e24", "01A1FEA1-960C-7FE3-B457-7FC77BCF1E24"])("%s is one", (id) => {
    expect(isRowId(id)).toBe(true);
    expect(readRowId(id, "customer")).toBe(id.toLowerCase());
  });

  test.each(["", "1", "nonsense", "01a1fea1-960c-7fe3-b457-7fc77bcf1e2", " ", null, undefined, 7, {}, ["x"]])(
    "%j is none, and nothing has it",
    (sent) => {
      expect(isRowId(sent)).toBe(false);
      expect(() => readRowId(sent, "customer")).toThrow(
        expect.objectContaining({ code: "not_found", message: "There is no such customer any more." }),
      );
    },
  );
});

/** The ids in the parameters of the exported functions of a file, each with the body that follows it. */
function idsOf(text: string): { id: string; body: string }[] {
  return text
    .split(/^export async function /m)
    .slice(1)
    .flatMap((part) => {
      const end = part.indexOf("Promise<");
      const ids = [...part.slice(0, end).matchAll(/\b(\w+Id): string/g)].map(([, id]) => id ?? "");
      return ids.map((id) => ({ id, body: part.slice(end) }));
    });
}

describe("an action of the dashboard that is given an id", () => {
  const found = listFiles("app/dashboard")
    .filter((file) => /actions\.ts$/.test(file))
    .flatMap((file) => idsOf(read(file)).map((one) => ({ file, ...one })));

  test("is found by this test", () => {
    expect(found.length).toBeGreaterThan(10);
  });

  test.each(found)("reads $id with the shared schema, in $file", ({ id, body }) => {
    const isCompared = body.includes(`=== ${id})`);
    const isRead = body.includes(`readRowId(${id},`) || body.includes(`{ ${id}, code }`);
    expect(isCompared || isRead || body.includes(`read(rowId, ${id})`)).toBe(true);
  });
});
