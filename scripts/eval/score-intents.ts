import { isBookingRequest } from "@/lib/domain/language/booking-request";
import { callIntent } from "@/lib/domain/language/call-intent";
import { f1, type Measure, share } from "./measure";
import { readRows } from "./read-rows";

interface BookingRow {
  source: string;
  text: string;
  prev: string | null;
  label: string;
  kind: string;
  arguable?: boolean;
}

interface OpeningRow {
  task: string;
  label: string;
  turns: { who: "caller" | "agent"; text: string }[];
}

// A caller who asks for another business, or for the address of one, is not a caller of this business. "Yes" without the
// question before it, and a date in mid-dialogue, are not intents.
const NO_INTENT = new Set(["slot_only", "book_like", "yes", "no", "find_provider"]);
const isInBusiness = (row: BookingRow): boolean =>
  (row.source === "sgd" || row.source === "own") &&
  row.arguable !== true &&
  !NO_INTENT.has(row.label) &&
  row.kind !== "other_transaction";

const wantsBooking = (row: BookingRow): boolean => isBookingRequest(row.text, row.prev);

const callerWords = (row: OpeningRow): string[] =>
  row.turns.filter((turn) => turn.who === "caller").map((turn) => turn.text);
const opensWithBooking = (row: OpeningRow): boolean => callIntent(callerWords(row)) === "book";
const isExisting = (row: OpeningRow): boolean => /follow_?up|existing/.test(row.task);

/** Whether a caller wants to book: per utterance with the sentence before it, and over the opening of a call. */
export function scoreIntents(folder: string): Measure[] {
  const inBusiness = readRows<BookingRow>(folder, "sgd_booking").filter(isInBusiness);
  const openings = readRows<OpeningRow>(folder, "star_openings").filter((row) => row.label !== "book_like");
  return [
    ...f1("booking intent, single utterances (F1)", 95, inBusiness, (row) => row.label === "book", wantsBooking),
    ...f1("booking intent, openings of calls (F1)", 96, openings, (row) => row.label === "book", opensWithBooking),
    ...share(
      "existing-appointment openings not taken for bookings",
      95,
      openings.filter(isExisting),
      (row) => !opensWithBooking(row),
    ),
  ];
}

export function intentMisses(folder: string): string[] {
  const inBusiness = readRows<BookingRow>(folder, "sgd_booking").filter(isInBusiness);
  const openings = readRows<OpeningRow>(folder, "star_openings").filter((row) => row.label !== "book_like");
  return [
    ...inBusiness
      .filter((row) => (row.label === "book") !== wantsBooking(row))
      .map((row) => `utterance ${row.label}/${row.kind} | ${row.prev} || ${row.text}`),
    ...openings
      .filter((row) => (row.label === "book") !== opensWithBooking(row))
      .map((row) => `opening ${row.task} | ${callerWords(row).join(" || ")}`),
  ];
}
