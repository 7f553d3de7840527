import { stringify } from "csv-stringify/sync";
import { strToU8, Zip, ZipDeflate } from "fflate";

/** A zip that is made while its rows are read; it holds only what is packed already. */
export interface ExportArchive {
  addText(name: string, text: string): void;
  /** Begins the two files of an entity, `<name>.json` and `<name>.csv`. */
  openEntity(name: string): EntityFiles;
  /** Bytes that went in, before packing. */
  size(): number;
  finish(): Uint8Array;
}

export interface EntityFiles {
  add(rows: Record<string, unknown>[]): void;
  close(): void;
}

/** An empty archive in memory. */
export function createExportArchive(): ExportArchive {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  const openFile = (name: string) => {
    const file = new ZipDeflate(name, { level: 6 });
    zip.add(file);
    return (text: string, isLast = false) => {
      const bytes = strToU8(text);
      size += bytes.byteLength;
      file.push(bytes, isLast);
    };
  };
  return {
    size: () => size,
    addText: (name, text) => openFile(name)(text, true),
    openEntity(name) {
      const json = openFile(`${name}.json`);
      const csv = openFile(`${name}.csv`);
      let columns: string[] | null = null;
      json("[");
      return {
        add(rows) {
          for (const row of rows) {
            json(`${columns ? "," : ""}\n${JSON.stringify(row)}`);
            csv(columns ? "" : toLine(Object.keys(row)));
            columns ??= Object.keys(row);
            csv(toLine(columns.map((column) => toCell(row[column]))));
          }
        },
        close() {
          json("\n]\n", true);
          csv("", true);
        },
      };
    },
    finish() {
      zip.end();
      return Buffer.concat(chunks);
    },
  };
}

/** Cells that a spreadsheet would run as a formula are made plain; customers and callers chose those words. */
function toLine(cells: string[]): string {
  return stringify([cells], { escape_formulas: true, record_delimiter: "\r\n" });
}

function toCell(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
