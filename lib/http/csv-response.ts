import { stringify } from "csv-stringify/sync";

type Cell = string | number | null;

/**
 * Answers with a CSV file that is written while it is read, one part after the other, so that a long list needs no more
 * memory than a part. Cells that a spreadsheet would run as a formula are made plain.
 */
export function csvResponse(fileName: string, heading: string[], parts: AsyncIterator<Cell[][]>): Response {
  const encoder = new TextEncoder();
  const write = (rows: Cell[][]) =>
    encoder.encode(stringify(rows, { escape_formulas: true, record_delimiter: "\r\n" }));
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(write([heading])),
    async pull(controller) {
      const part = await parts.next();
      if (part.done) controller.close();
      else if (part.value.length > 0) controller.enqueue(write(part.value));
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName}"`,
    },
  });
}
