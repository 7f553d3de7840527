import type { TextFacts } from "@/lib/domain/messages/text-facts";

/** A confirmation that may leave at ten in the morning in Denver, but for what a test changes. */
export function factsOf(changes: Partial<TextFacts> = {}): TextFacts {
  return {
    id: "m1",
    businessId: "b1",
    appointmentId: "a1",
    kind: "confirmation",
    state: "queued",
    toNumber: "+13035550111",
    fromNumber: "+13035550100",
    messagingProfileId: null,
    businessName: "Rivera Plumbing",
    businessStatus: "active",
    businessPhone: "+13035550199",
    timeZone: "America/Denver",
    language: "en",
    isTest: false,
    isRegistered: true,
    isOptedOut: false,
    isFirst: true,
    requestedAt: new Date("2026-11-23T12:00:00Z"),
    isRequestedByRecipient: true,
    sentToNumberLastHour: 0,
    sentByBusinessToday: 0,
    body: null,
    sendAttempt: 0,
    attemptedAt: null,
    ...changes,
  };
}
