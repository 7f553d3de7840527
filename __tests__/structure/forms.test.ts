import { expect, test } from "vitest";
import { listFiles, read } from "@/__tests__/structure/source-files";

const components = [...listFiles("components"), ...listFiles("app")].filter((file) => file.endsWith(".tsx"));

/** Forms with something to type whose words are not kept, and why. */
const withoutDraft: Record<string, string> = {
  "app/(auth)/forgot-password/forgot-password-form.tsx": "one address, which the browser itself offers",
  "app/(auth)/login/sign-in-form.tsx": "a password",
  "app/(auth)/reset-password/reset-password-form.tsx": "a password",
  "app/(auth)/two-factor/two-factor-form.tsx": "a code that is worth nothing half a minute later",
  "app/dashboard/messages/_components/inbox.tsx": "a search, which stands in the address",
  "app/dashboard/receptionist/_components/playground.tsx": "one line of a conversation that a reload ends",
  "app/invite/[token]/invitation-forms.tsx": "a password",
  "components/calendar-settings/slot-check.tsx": "a question, which stands in the address",
  "components/calendar/board/cancel-form.tsx": "a reason of one line, sent with the next press",
  "components/calendar/board/move-form.tsx": "a moment, checked against the calendar as it is now",
  "components/calendar/on-my-way.tsx": "a number of minutes, sent with the next press",
  "components/customers/customer-search.tsx": "a search, which stands in the address",
  "components/notifications/mobile-card.tsx": "one number, and a code for the next minutes",
  "components/onboarding/phone-step.tsx": "kept by its hook, use-phone-choice",
  "components/onboarding/website-import.tsx": "one address, which the profile knows",
  "components/phone/forwarding-test.tsx": "one number for the next three minutes",
  "components/privacy/name-form.tsx": "a name that is typed to be sure, anew each time",
  "components/receptionist/call-my-phone.tsx": "one number, called with the next press",
  "components/security/password-form.tsx": "a password",
  "components/security/two-factor-card.tsx": "a code and a password",
  "components/site/demo.tsx": "one line of a conversation that a reload ends",
  "components/ui/date-range.tsx": "days, which stand in the address",
};

const isForm = (text: string) => /<form\b/.test(text) && /<(FieldInput|TextField|input|textarea)\b/.test(text);
const keepsDraft = (text: string) => /\b(useKeptState|useSharedDraft)\b/.test(text);

test("a form in which something is typed keeps it over a reload, or says here why not", () => {
  const forms = components.filter((file) => isForm(read(file)) && !keepsDraft(read(file)));
  expect(forms.filter((file) => !(file in withoutDraft))).toEqual([]);
  expect(Object.keys(withoutDraft).filter((file) => !components.includes(file))).toEqual([]);
});

test("a password is never kept", () => {
  const kept = components.filter((file) => keepsDraft(read(file)));
  const written = kept.filter((file) => /value=\{[^}]*password/i.test(read(file)));
  expect(written).toEqual([]);
});

/** Whose callers catch for them. */
const caughtAbove = [
  "components/customers/import-box.tsx",
  "components/onboarding/proposal-list.tsx",
  "components/settings/logo-form.tsx",
];

test("whoever waits for an action is told when the connection is lost", () => {
  const waiting = components.filter((file) => !caughtAbove.includes(file));
  const silent = waiting.flatMap((file) => {
    const calls = read(file).match(/await (?:props\.|actions\.)?on[A-Z]\w*\([^;]*;/g) ?? [];
    return calls.filter((call) => !call.includes(".catch(")).map((call) => `${file}: ${call}`);
  });
  expect(silent).toEqual([]);
});

test("a page is read again through the one place that knows whether there is a connection", () => {
  const files = [...listFiles("components"), ...listFiles("app")].filter((file) => /\.tsx?$/.test(file));
  expect(files.filter((file) => read(file).includes("router.refresh("))).toEqual(["components/ui/use-refresh.ts"]);
});
