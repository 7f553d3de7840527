import type { FigureRange } from "@/lib/domain/member/figure-range";
import type { CallRow, Page } from "@/lib/domain/member/reads";
import { writeCsv } from "./write-csv";

const columns = ["Started", "Name", "Number", "Outcome", "Seconds", "Summary", "Appointment", "Service"];

/** Reads one page of calls, newest first; null begins. */
export type ReadCalls = (cursor: string | null) => Promise<Page<CallRow>>;

/** Every call of a range, newest first, read page by page while the file is on its way. Instants are ISO 8601, UTC. */
export function callsCsv({ interval }: Pick<FigureRange, "interval">, read: ReadCalls): ReadableStream<Uint8Array> {
  return writeCsv(columns, rowsOf(interval.to, read));
}

async function* rowsOf(to: Date, read: ReadCalls): AsyncGenerator<string[]> {
  let cursor: string | null = null;
  do {
    const page: Page<CallRow> = await read(cursor);
    for (const call of page.rows) if (call.startedAt < to) yield toCells(call);
    cursor = page.nextCursor;
  } while (cursor !== null);
}

function toCells(call: CallRow): string[] {
  return [
    call.startedAt.toISOString(),
    call.customerName ?? "",
    call.callerNumber ?? "",
    call.isTest ? "test" : (call.outcome ?? call.status),
    String(call.durationSeconds ?? ""),
    call.summary ?? "",
    call.appointment?.startsAt.toISOString() ?? "",
    call.appointment?.service ?? "",
  ];
}
