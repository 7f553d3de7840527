import type { Digest } from "@/lib/domain/notifications/digest";
import type { Choices, NotificationGroup } from "@/lib/domain/notifications/groups";
import type { Recipient } from "@/lib/domain/notifications/recipients";

export interface NotificationStore {
  /** All of the business when `notificationId` is null. */
  markRead(request: {
    businessId: string;
    memberId: string;
    notificationId: string | null;
    now: Date;
  }): Promise<"read" | "not_found" | "not_allowed">;
  /** Whether one of the things that wait for a person is done, for the whole business. */
  markAttention(request: {
    businessId: string;
    memberId: string;
    itemId: string;
    isDone: boolean;
    now: Date;
  }): Promise<"done" | "undone" | "unchanged" | "not_found" | "not_allowed">;
  saveChoices(request: {
    businessId: string;
    memberId: string;
    choices: Choices;
    now: Date;
  }): Promise<"saved" | "no_mobile" | "not_allowed">;
  /** The members of a business, the first owner first. */
  listRecipients(businessId: string): Promise<Recipient[]>;
  /** `isMailed`: a mail about it has a job of its own. Null when there is no such notification. */
  loadGroup(
    businessId: string,
    notificationId: string,
  ): Promise<{ group: NotificationGroup; isMailed: boolean } | null>;
}

/** Codes that prove that a mobile is a member's. The code itself is never kept. */
export interface MobileStore {
  /** Keeps the code's hash and queues what brings it there, together. */
  ask(request: {
    businessId: string;
    memberId: string;
    codeId: string;
    number: string;
    channel: "text" | "call";
    codeHash: string;
    now: Date;
  }): Promise<
    | "sent"
    | "confirmed"
    | "not_allowed"
    | "own_line"
    | "wait"
    | "too_many"
    | "no_line"
    | "texts_not_ready"
    | "opted_out"
  >;
  confirm(request: {
    businessId: string;
    memberId: string;
    codeHash: string;
    now: Date;
  }): Promise<
    | { outcome: "confirmed" | "replaced" | "too_many" | "late" | "used" | "none" }
    | { outcome: "wrong"; attemptsLeft: number }
  >;
  remove(businessId: string, memberId: string, now: Date): Promise<"removed" | "not_allowed">;
  /** A code that is to be called; null when there is none. `isOpen`: it can still be used. */
  loadCode(codeId: string, now: Date): Promise<CodeToCall | null>;
  /** The call could not be made. */
  fail(businessId: string, codeId: string): Promise<void>;
}

export interface CodeToCall {
  businessId: string;
  businessName: string;
  language: "en" | "es";
  number: string;
  lineNumber: string | null;
  isOpen: boolean;
}

export interface DigestStore {
  /** Queues the digests whose hour has come; returns how many. */
  queue(now: Date): Promise<number>;
  /** Null when they are no member any more. `isWanted`: they did not end it meanwhile. */
  loadReader(businessId: string, userId: string): Promise<DigestReader | null>;
  /** The day before `day` as this member would see it: read as them, under row level security. */
  load(request: { businessId: string; userId: string; reader: DigestReader; day: string; now: Date }): Promise<Digest>;
  stop(businessId: string, userId: string, now: Date): Promise<boolean>;
}

export interface DigestReader {
  email: string | null;
  businessName: string;
  timeZone: string;
  isWanted: boolean;
}
