import type { ExportProgress } from "@/lib/ports/privacy";

const contents: Record<string, string> = {
  customers: "who they are: name, number, mail, address, notes, tags",
  calls: "each call: numbers, times, how it ended, the summary",
  transcripts: "what was said on each call; `turns` in order, each with role and content",
  call_notes: "what members noted about calls",
  recordings: "which calls have a recording; the audio itself is played and saved on the page of the call",
  appointments: "what was booked, moved and cancelled; `during` and `occupies` are ranges of time",
  messages: "texts in both directions, with their words and whether they arrived",
  emergencies: "emergencies that callers reported",
  consent: "the consent ledger: who agreed to or refused texts, when and how",
  opt_outs: "numbers that must not be texted",
  fees: "booking fees and their states",
  fee_disputes: "objections to fees",
  invoices: "invoices of the plan and of fees",
  members: "who may sign in for the business",
  settings: "each setting by name, with its value",
  audit: "who changed what, and when",
};

/** What lies in an export and how it is written, for whoever opens it in ten years. */
export function exportReadme(progress: ExportProgress & { part: number; now: Date }): string {
  const { businessName, isOfCustomer, entities, part, now } = progress;
  const of = isOfCustomer ? `one customer of ${businessName}` : businessName;
  return [
    `CloudGreet: the data of ${of}, part ${part + 1}, written on ${now.toISOString()}.`,
    "",
    "Each entity is there twice with the same rows: as JSON (an array of objects) and as CSV (UTF-8, RFC 4180, the",
    "first line names the columns; cells that are objects hold JSON; a cell that a spreadsheet would run as a formula",
    "begins with an apostrophe). A file without rows is empty. An entity that began in an earlier part goes on in a",
    "file with the number of this part in its name. Moments are ISO 8601 with their offset, money is in cents,",
    "numbers of phones are E.164. Ids tie the files together: `customer_id`, `call_id`, `appointment_id`.",
    "",
    ...entities.map((entity) => `${entity}: ${contents[entity] ?? ""}`),
    "",
  ].join("\r\n");
}
