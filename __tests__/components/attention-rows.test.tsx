import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { beforeEach, expect, test } from "vitest";
import { AttentionRows, type MarkDone } from "@/components/overview/attention-rows";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

let root: Root | undefined;

beforeEach(() => {
  act(() => root?.unmount());
  root = createRoot(document.body);
});

function open(ids: string[], onDone: MarkDone): void {
  const rows = ids.map((id) => ({ id, title: `Message ${id}`, content: <p>{id}</p> }));
  act(() => root?.render(<AttentionRows rows={rows} onDone={onDone} />));
}

const buttons = () => [...document.querySelectorAll("button")];
const names = () => buttons().map(({ textContent }) => textContent);

test("a row goes at once and its neighbor takes the focus, until nothing is left", async () => {
  const marked: string[] = [];
  const answers: ((answer: { ok: true }) => void)[] = [];
  const later: MarkDone = (id, isDone) => {
    marked.push(`${id} ${isDone}`);
    return new Promise((resolve) => answers.push(resolve));
  };
  open(["a", "b"], later);
  expect(names()).toEqual(["Done: Message a", "Done: Message b"]);

  await act(async () => buttons()[1]?.click());
  expect(names()).toEqual(["Done: Message a"]);
  expect(document.activeElement).toBe(buttons()[0]);

  await act(async () => buttons()[0]?.click());
  expect(document.body.textContent).toBe("Nothing waits for you.");
  expect(marked).toEqual(["b true", "a true"]);
  await act(async () => {
    for (const answer of answers) answer({ ok: true });
  });
});

test("a row that could not be marked comes back", async () => {
  open(["a"], async () => ({ ok: false, problem: "Try again." }));

  await act(async () => buttons()[0]?.click());

  expect(names()).toEqual(["Done: Message a"]);
});
