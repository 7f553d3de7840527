import { Readable } from "node:stream";
import { stringify } from "csv-stringify";

/**
 * A CSV file as it is made, row by row; nothing is held but the row at hand. Cells that a spreadsheet would run as a
 * formula are escaped. Begins with the mark that lets Excel read it as UTF-8.
 */
export function writeCsv(
  columns: readonly string[],
  rows: Iterable<readonly string[]> | AsyncIterable<readonly string[]>,
): ReadableStream<Uint8Array> {
  const sheet = stringify({ header: true, columns: [...columns], bom: true, escape_formulas: true });
  const source = Readable.from(rows);
  source.on("error", (error) => sheet.destroy(error));
  sheet.on("close", () => source.destroy());
  return Readable.toWeb(source.pipe(sheet)) as ReadableStream<Uint8Array>;
}
