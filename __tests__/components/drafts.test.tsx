import { act, useState } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { useDraft } from "@/app/dashboard/receptionist/_components/use-draft";
import type { SaveResult } from "@/app/dashboard/receptionist/action-result";
import { PriceField, WordsField } from "@/components/settings/inputs";
import { type EditorProps, useSettingForm } from "@/components/settings/use-setting-form";
import { useKeptState } from "@/components/ui/use-kept-state";
import { useSharedDraft } from "@/components/ui/use-shared-draft";
import type { ReceptionistContent } from "@/lib/domain/receptionist/receptionist-content";
import type { ReceptionistView } from "@/lib/domain/receptionist/receptionist-view";

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

let root: Root;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"] });
  sessionStorage.clear();
  root = createRoot(document.body.appendChild(document.createElement("div")));
});

afterEach(() => {
  act(() => root.unmount());
  vi.useRealTimers();
});

/** Runs a hook as a page would: `show` renders it with other arguments, `reload` begins a new page. */
function run<Given, Answer>(useHook: (given: Given) => Answer, first: Given) {
  const at = { now: null as Answer };
  const Page = ({ given }: { given: Given }) => {
    at.now = useHook(given);
    return null;
  };
  const show = (given: Given) => act(() => root.render(<Page given={given} />));
  show(first);
  return {
    get now() {
      return at.now;
    },
    show,
    reload: (given: Given) => {
      vi.setSystemTime(Date.now() + 1_000);
      act(() => root.unmount());
      root = createRoot(document.body);
      show(given);
    },
  };
}

/** Until the answer has come and is shown. */
async function saved(form: { now: { isSaving: boolean } }): Promise<void> {
  while (form.now.isSaving) await act(() => new Promise((resolve) => setTimeout(resolve, 5)));
}

describe("what is kept of a form", () => {
  const useForm = ({ name, start }: { name: string; start: string }) => useKeptState(name, start);

  test("goes back to what stands when the form is another one, and waits for the return", () => {
    const form = run(useForm, { name: "hold:one", start: "" });
    act(() => form.now.set("a claim"));

    form.show({ name: "hold:two", start: "" });
    const other = form.now.value;
    form.show({ name: "hold:one", start: "" });

    expect([other, form.now.value]).toEqual(["", "a claim"]);
  });

  test("is what was typed after the press, when a save comes back", () => {
    const form = run(useForm, { name: "words", start: "" });
    act(() => form.now.set("sent"));
    const { settle } = form.now;
    act(() => form.now.set("sent and more"));

    act(() => settle("sent", ""));
    const after = form.now.value;
    form.reload({ name: "words", start: "" });

    expect([after, form.now.value]).toEqual(["sent and more", "sent and more"]);
  });

  test("is nothing after a save of all that was typed", () => {
    const form = run(useForm, { name: "words", start: "" });
    act(() => form.now.set("sent"));

    act(() => form.now.settle("sent", ""));

    expect(form.now.value).toBe("");
    expect(sessionStorage.length).toBe(0);
  });

  test("stays with its own form when an answer comes to a form that is left", () => {
    const form = run(useForm, { name: "one", start: "" });
    act(() => form.now.set("first"));
    const { settle } = form.now;
    form.show({ name: "two", start: "" });
    act(() => form.now.set("second"));

    act(() => settle("first", ""));
    const second = form.now.value;
    form.show({ name: "one", start: "" });

    expect([second, form.now.value]).toEqual(["second", ""]);
  });
});

test("a shared draft belongs to what it is about: another one begins with its own words", () => {
  const useForm = ({ name, words }: { name: string; words: string }) =>
    useSharedDraft(name, { value: { words }, revision: 1 });
  const form = run(useForm, { name: "call-note:one", words: "one" });
  act(() => form.now.write({ words: "typed about one" }));

  form.show({ name: "call-note:two", words: "two" });

  expect(form.now.draft.words).toBe("two");
});

describe("a section of the settings", () => {
  type Props = EditorProps<"services">;
  const row = (name: string, part: object = {}) => ({
    id: `id of ${name}`,
    name,
    synonyms: [],
    description: "",
    durationMinutes: 60,
    bufferMinutes: 0,
    priceCents: null,
    isActive: true,
    resourceIds: [],
    ...part,
  });
  const propsOf = (saved: Props["saved"], onSave: Props["onSave"] = () => new Promise(() => undefined)): Props => ({
    saved,
    onSave,
    canWrite: true,
    resources: [],
    holidays: [],
    questions: [],
  });
  const useForm = (props: Props) => useSettingForm("services", props);
  const [repair, drain, heater] = [
    row("Repair", { id: "11111111-1111-4111-8111-111111111111" }),
    row("Drain", { id: "22222222-2222-4222-8222-222222222222" }),
    row("Heater", { id: "33333333-3333-4333-8333-333333333333" }),
  ];

  test("follows what others saved while nothing is typed", () => {
    const form = run(useForm, propsOf([repair]));

    form.show(propsOf([repair, drain]));

    expect(form.now).toMatchObject({ draft: [repair, drain], theirs: null, isDirty: false });
  });

  test("keeps the service that another added when a rename of one's own is kept", async () => {
    const theirs = [repair, { ...drain, priceCents: 9_900 }, heater];
    const result = { outcome: "changed_elsewhere", value: theirs, by: "ada@example.com" } as const;
    const form = run(
      useForm,
      propsOf([repair, drain], async () => ({ ok: true, result })),
    );
    act(() => form.now.write([{ ...repair, name: "Repairs" }, drain]));

    act(() => form.now.save());
    await saved(form);
    const asked = form.now.theirs;
    act(() => form.now.keepMine());

    expect(asked).toEqual({ value: theirs, by: "ada@example.com" });
    expect(form.now.base).toEqual(theirs);
    expect(form.now.draft).toEqual([{ ...repair, name: "Repairs" }, { ...drain, priceCents: 9_900 }, heater]);
  });

  test("keeps what is typed while its save is on the way, also over a reload", async () => {
    const { promise, resolve } = Promise.withResolvers<Awaited<ReturnType<Props["onSave"]>>>();
    const form = run(
      useForm,
      propsOf([repair], () => promise),
    );
    const sent = [{ ...repair, name: " Repairs" }];
    act(() => form.now.write(sent));

    act(() => form.now.save());
    act(() => form.now.write([{ ...repair, name: " Repairs", description: "Any pipe" }]));
    const stands = [{ ...repair, name: "Repairs" }];
    resolve({ ok: true, result: { outcome: "saved", value: stands } });
    await saved(form);
    const more = [{ ...repair, name: "Repairs", description: "Any pipe" }];
    expect(form.now).toMatchObject({ draft: more, base: stands, isDirty: true, theirs: null });
    form.reload(propsOf(stands));

    expect(form.now).toMatchObject({ draft: more, isDirty: true, theirs: null });
  });

  test("discards to what was saved last, also before the page is read again", async () => {
    const stands = [{ ...repair, name: "Repairs" }];
    const form = run(
      useForm,
      propsOf([repair], async () => ({ ok: true, result: { outcome: "saved", value: stands } })),
    );
    act(() => form.now.write(stands));
    act(() => form.now.save());
    await saved(form);
    act(() => form.now.write([]));

    act(() => form.now.takeTheirs());

    expect(form.now).toMatchObject({ draft: stands, isDirty: false, theirs: null });
  });

  test("asks after a reload when another saved meanwhile", () => {
    const form = run(useForm, propsOf([repair]));
    act(() => form.now.write([{ ...repair, name: "Repairs" }]));

    form.reload(propsOf([repair, heater]));

    expect(form.now.draft).toEqual([{ ...repair, name: "Repairs" }]);
    expect(form.now.theirs?.value).toEqual([repair, heater]);
  });
});

describe("the receptionist's draft", () => {
  const live: ReceptionistContent = {
    greeting: null,
    voiceId: "retell-Cimo",
    tone: "warm",
    language: "en",
    rules: [],
    questions: [],
    emergenciesOff: [],
  };
  const view: ReceptionistView = { live, draft: null, rehearsal: null, versions: [], callsFrom: null };

  test.each([
    ["saved", { ok: true, outcome: "saved", revision: 1, content: { ...live, greeting: "Hi" } }],
    [
      "refused for another's save",
      {
        ok: true,
        outcome: "stale",
        revision: 2,
        theirs: { ...live, questions: ["Which pipe?"] },
        merged: { ...live, greeting: "Hi", questions: ["Which pipe?"] },
        changes: [],
      },
    ],
  ] satisfies [string, SaveResult][])(
    "keeps what is typed while it is being saved, when it is %s",
    async (_, result) => {
      const { promise, resolve } = Promise.withResolvers<SaveResult>();
      const form = run((given: ReceptionistView) => useDraft(given, () => promise), view);
      act(() => form.now.change({ greeting: "Hi " }));

      act(() => void form.now.save());
      act(() => form.now.change({ rules: ["Never promise a price."] }));
      resolve(result);
      await saved(form);

      expect(form.now).toMatchObject({ isDirty: true, content: { greeting: "Hi", rules: ["Never promise a price."] } });
      form.reload(view);
      expect(form.now).toMatchObject({ isDirty: true, content: { rules: ["Never promise a price."] } });
    },
  );
});

describe("a field that reads what is typed", () => {
  const type = (text: string) => {
    const input = document.querySelector("input");
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(input, text);
    act(() => input?.dispatchEvent(new Event("input", { bubbles: true })));
  };
  const shown = () => document.querySelector("input")?.value;

  test("shows it as typed, and what stands once that is something else", () => {
    const Price = ({ first }: { first: number | null }) => {
      const [cents, setCents] = useState(first);
      return (
        <>
          <PriceField name="price" label="Price" value={cents} onChange={setCents} />
          <button type="button" onClick={() => setCents(null)}>
            Discard
          </button>
        </>
      );
    };
    act(() => root.render(<Price first={12_300} />));
    const before = shown();

    type("$1,4");
    const typed = shown();
    type("free");
    const wrong = shown();
    act(() => document.querySelector("button")?.click());

    expect([before, typed, wrong, shown()]).toEqual(["123.00", "$1,4", "free", ""]);
  });

  test("does not put words in order while they are typed", () => {
    const Zips = () => {
      const [zips, setZips] = useState(["80202"]);
      return (
        <WordsField name="zips" label="ZIP codes" value={zips} tidy={(words) => words.toSorted()} onChange={setZips} />
      );
    };
    act(() => root.render(<Zips />));

    type("80202, 80111,");

    expect(shown()).toBe("80202, 80111,");
  });
});
