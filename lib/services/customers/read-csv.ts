/**
 * Rows of a CSV file as a spreadsheet counts them: a cell of several lines is in one row, and an empty line is a row of
 * one empty cell. The first line says what stands between cells. A quotation mark that closes no cell is a letter of its
 * own, so that one too many costs no other row.
 */
export function readCsv(text: string): string[][] {
  const firstLine = text.split("\n", 1)[0] ?? "";
  const byCount = [",", ";", "\t"].toSorted((a, b) => firstLine.split(b).length - firstLine.split(a).length);
  const delimiter = byCount[0] ?? ",";
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < text.length || row.length > 0; ) {
    const { cell, end } = readQuoted(text, at, delimiter) ?? readPlain(text, at, delimiter);
    row.push(cell);
    at = end + (text.startsWith("\r\n", end) ? 2 : 1);
    if (text[end] === delimiter) continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

interface Cell {
  cell: string;
  /** The place after it. */
  end: number;
}

/** Null: no cell in quotation marks begins here, or its closing mark is not at its end. */
function readQuoted(text: string, at: number, delimiter: string): Cell | null {
  if (text[at] !== '"') return null;
  let close = text.indexOf('"', at + 1);
  while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
  const isClosed = close >= 0 && [delimiter, "\r", "\n", undefined].includes(text[close + 1]);
  return isClosed ? { cell: text.slice(at + 1, close).replaceAll('""', '"'), end: close + 1 } : null;
}

function readPlain(text: string, at: number, delimiter: string): Cell {
  let end = at;
  while (end < text.length && text[end] !== delimiter && text[end] !== "\n" && text[end] !== "\r") end += 1;
  return { cell: text.slice(at, end), end };
}
