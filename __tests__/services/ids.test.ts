import { createHmac, randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseKeyRing, seal, unseal } from "@/lib/crypto/seal";
import type { BookableService } from "@/lib/domain/booking/availability";
import { makeAppointmentToken, readAppointmentToken } from "@/lib/services/booking/appointment-id";
import { makeSlotId, readSlotId } from "@/lib/services/booking/slot-id";

const key = { sign: (text: string) => createHmac("sha256", "secret").update(text).digest() };
const otherKey = { sign: (text: string) => createHmac("sha256", "another").update(text).digest() };

function serviceOf(id: string): BookableService {
  return { id, name: "S", synonyms: [], minutes: 60, bufferMinutes: 0, priceCents: null, resourceIds: null };
}

const services = [serviceOf(randomUUID()), serviceOf(randomUUID())];
const resources = [
  { id: randomUUID(), busy: [] },
  { id: randomUUID(), busy: [] },
];
const businessId = randomUUID();
const choice = {
  service: services[1] ?? serviceOf(""),
  resourceId: resources[1]?.id ?? "",
  startsAt: new Date("2026-11-24T16:00:00Z"),
};

describe("a slot id", () => {
  const slotId = makeSlotId(key, businessId, choice);

  test("stands for one moment, service and resource, and is short enough to be repeated by a model", () => {
    expect(readSlotId(key, businessId, slotId, { services, resources })).toEqual(choice);
    expect(slotId).toMatch(/^[A-Za-z0-9_-]{19}$/);
  });

  test("is worth nothing to another business, under another key, or for a service no longer offered", () => {
    expect(readSlotId(key, randomUUID(), slotId, { services, resources })).toBeNull();
    expect(readSlotId(otherKey, businessId, slotId, { services, resources })).toBeNull();
    expect(readSlotId(key, businessId, slotId, { services: services.slice(0, 1), resources })).toBeNull();
    expect(readSlotId(key, businessId, slotId, { services, resources: [] })).toBeNull();
  });

  test("cannot be made up, nor changed by a letter", () => {
    const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const letter = fc.integer({ min: 0, max: 63 }).map((index) => alphabet[index] ?? "A");
    fc.assert(
      fc.property(fc.nat(17), letter, (place, other) => {
        fc.pre(slotId[place] !== other);
        const forged = slotId.slice(0, place) + other + slotId.slice(place + 1);

        expect(readSlotId(key, businessId, forged, { services, resources })).toBeNull();
      }),
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), (text) => {
        expect(readSlotId(key, businessId, text, { services, resources })).toBeNull();
      }),
    );
  });
});

describe("an appointment's token", () => {
  const appointmentId = randomUUID();
  const token = makeAppointmentToken(key, "call-1", appointmentId);

  test("proves in its own call that we named the appointment there", () => {
    expect(readAppointmentToken(key, "call-1", token)).toEqual({ appointmentId, isProven: true });
  });

  test("proves nothing in another call, and a plain id proves nothing at all", () => {
    expect(readAppointmentToken(key, "call-2", token)).toBeNull();
    expect(readAppointmentToken(otherKey, "call-1", token)).toBeNull();
    expect(readAppointmentToken(key, "call-1", appointmentId)).toEqual({ appointmentId, isProven: false });
  });

  test.each(["", "x", "'; drop table", "A".repeat(27), `${randomUUID()}x`, "🦄"])("is not %j", (text) => {
    expect(readAppointmentToken(key, "call-1", text)).toBeNull();
  });
});

describe("a sealed secret", () => {
  const old = `old:${Buffer.alloc(32, 1).toString("base64")}`;
  const now = `now:${Buffer.alloc(32, 2).toString("base64")}`;

  test("opens for the row it was sealed for, also after a new key was put first", () => {
    const sealed = seal(parseKeyRing(old), "business-1", "refresh-token");

    expect(unseal(parseKeyRing(`${now},${old}`), "business-1", sealed)).toBe("refresh-token");
    expect(sealed).not.toContain("refresh");
  });

  test("does not open for another row, without its key, or changed", () => {
    const sealed = seal(parseKeyRing(old), "business-1", "refresh-token");

    expect(() => unseal(parseKeyRing(old), "business-2", sealed)).toThrow();
    expect(() => unseal(parseKeyRing(now), "business-1", sealed)).toThrow();
    expect(() => unseal(parseKeyRing(old), "business-1", `${sealed.slice(0, -2)}AA`)).toThrow();
  });

  test("is never the same twice", () => {
    const ring = parseKeyRing(old);

    expect(seal(ring, "b", "x")).not.toBe(seal(ring, "b", "x"));
  });
});
