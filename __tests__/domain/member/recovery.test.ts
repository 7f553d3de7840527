import { expect, test } from "vitest";
import { isFreshRecovery } from "@/lib/domain/member/recovery";

const now = new Date("2026-11-21T12:00:00Z");
const minutesAgo = (minutes: number) => now.getTime() / 1000 - minutes * 60;

test.each(["recovery", "otp"])("a session of a mailed link (%s) may set a password for an hour", (method) => {
  expect(isFreshRecovery([{ method, timestamp: minutesAgo(59) }], now)).toBe(true);
  expect(isFreshRecovery([{ method, timestamp: minutesAgo(61) }], now)).toBe(false);
});

test("a session of a password, with a second factor or without, may not set another", () => {
  const proofs = ["password", "totp", "email/signup"].map((method) => ({ method, timestamp: minutesAgo(1) }));

  expect(isFreshRecovery(proofs, now)).toBe(false);
  expect(isFreshRecovery([], now)).toBe(false);
  expect(isFreshRecovery(undefined, now)).toBe(false);
});

test("a link counts although a code of the second factor came after it", () => {
  const proofs = [
    { method: "totp", timestamp: minutesAgo(1) },
    { method: "recovery", timestamp: minutesAgo(3) },
  ];

  expect(isFreshRecovery(proofs, now)).toBe(true);
});

test("a proof without its moment is none", () => {
  expect(isFreshRecovery(["recovery", { method: "otp" }], now)).toBe(false);
});
