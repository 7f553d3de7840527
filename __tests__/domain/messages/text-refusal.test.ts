import { expect, test } from "vitest";
import { textRefusal } from "@/lib/domain/messages/text-refusal";

const free = { isOptedOut: false, registrationState: "approved", canWrite: true };

test("a text can be written once the carriers approved, to whoever wants it, by whoever may", () => {
  expect(textRefusal(free)).toBeNull();
  expect(textRefusal({ ...free, registrationState: null })).toMatch(/carriers have not approved/);
  expect(textRefusal({ ...free, registrationState: "rejected" })).toMatch(/carriers have not approved/);
  expect(textRefusal({ ...free, isOptedOut: true })).toMatch(/asked not to be texted/);
  expect(textRefusal({ ...free, canWrite: false })).toMatch(/An owner or a manager/);
});
