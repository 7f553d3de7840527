/** One line of the table: a share of right answers in percent. Every measure counts what is right, so more is always better. */
export interface Measure {
  name: string;
  /** Percent, one decimal. */
  value: number;
  target: number;
  /** Cases that were scored. */
  n: number;
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** The share of cases that a judge calls right. No measure when there are no cases. */
export function share<Row>(
  name: string,
  target: number,
  rows: readonly Row[],
  isRight: (row: Row) => boolean,
): Measure[] {
  if (rows.length === 0) return [];
  return [{ name, value: round((100 * rows.filter(isRight).length) / rows.length), target, n: rows.length }];
}

/** F1 of a detector over rows with a yes or no as truth. */
export function f1<Row>(
  name: string,
  target: number,
  rows: readonly Row[],
  truth: (row: Row) => boolean,
  found: (row: Row) => boolean,
): Measure[] {
  if (rows.length === 0) return [];
  let [hits, falseAlarms, missed] = [0, 0, 0];
  for (const row of rows) {
    if (found(row)) truth(row) ? hits++ : falseAlarms++;
    else if (truth(row)) missed++;
  }
  const value = hits === 0 ? 0 : (200 * hits) / (2 * hits + falseAlarms + missed);
  return [{ name, value: round(value), target, n: rows.length }];
}

export const isMet = (measure: Measure): boolean => measure.value >= measure.target;

/** The table as text: measure, value, target, cases. */
export function asTable(measures: readonly Measure[]): string {
  const rows = measures.map(({ name, value, target, n, ...rest }) => [
    isMet({ name, value, target, n, ...rest }) ? "ok" : "LOW",
    name,
    value.toFixed(1),
    target.toFixed(1),
    String(n),
  ]);
  const lines = [["", "measure", "value", "target", "cases"], ...rows];
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...lines.map((line) => (line[column] ?? "").length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join("  "),
    )
    .join("\n");
}
