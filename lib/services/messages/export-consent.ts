import type { Ctx } from "@/lib/ports";
import type { ConsentRow } from "@/lib/ports/messaging";

export interface ConsentExport {
  rows: ConsentRow[];
  /** The same as CSV (RFC 4180), times in UTC. */
  csv: string;
}

const columns = ["occurred_at", "number", "channel", "purpose", "kind", "source", "words", "call_id"] as const;

/** The consent ledger of one business, oldest first: who, channel, purpose, words, source, time (spec 5.5). */
export async function exportConsent(
  ctx: Ctx<"texts">,
  request: { businessId: string; number?: string | null; from?: Date | null; to?: Date | null },
): Promise<ConsentExport> {
  const { businessId, number = null, from = null, to = null } = request;
  const rows = await ctx.texts.exportConsent({ businessId, number, from, to });
  const lines = rows.map((row) =>
    [row.occurredAt.toISOString(), row.number, row.channel, row.purpose, row.kind, row.source, row.words, row.callId]
      .map(toCell)
      .join(","),
  );
  return { rows, csv: [columns.join(","), ...lines, ""].join("\r\n") };
}

/** A quoted cell. What a spreadsheet would run as a formula gets an apostrophe; a customer chose those words. */
function toCell(value: string | null): string {
  const text = value ?? "";
  const isFormula = /^[=+\-@\t\r]/.test(text) && !/^\+\d+$/.test(text);
  return `"${(isFormula ? `'${text}` : text).replaceAll('"', '""')}"`;
}
