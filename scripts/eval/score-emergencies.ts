import { type JudgedRow, judgeAsShipped, judgeTradeByTrade } from "./cross-validate";
import type { Measure } from "./measure";
import { readEmergencies } from "./read-emergencies";

const FOUND_TARGET = 99;
const LEFT_ALONE_TARGET = 97;

const isDanger = (row: JudgedRow): boolean => row.kind !== null;
const isRight = (row: JudgedRow): boolean => row.isFound === isDanger(row);
const isRightByTriggers = (row: JudgedRow): boolean => row.isFoundByTriggers === isDanger(row);

const judgedByFolder = new Map<string, JudgedRow[]>();

// Ten models are trained for it, a few seconds in all: once a folder.
function judged(folder: string): JudgedRow[] {
  const known = judgedByFolder.get(folder) ?? judgeTradeByTrade(readEmergencies(folder));
  judgedByFolder.set(folder, known);
  return known;
}

const percent = (rows: readonly JudgedRow[], isGood: (row: JudgedRow) => boolean): number =>
  Math.round((1000 * rows.filter(isGood).length) / rows.length) / 10;

function measure(name: string, target: number, rows: readonly JudgedRow[]): Measure[] {
  return rows.length === 0 ? [] : [{ name, value: percent(rows, isRight), target, n: rows.length }];
}

/** Emergencies found and look-alikes left alone, each trade by a model that was trained on the other trades. */
export function scoreEmergencies(folder: string): Measure[] {
  const rows = judged(folder);
  return [
    ...measure("emergencies found, trades unseen", FOUND_TARGET, rows.filter(isDanger)),
    ...measure(
      "look-alikes of emergencies left alone, trades unseen",
      LEFT_ALONE_TARGET,
      rows.filter((row) => !isDanger(row)),
    ),
  ];
}

/** Emergencies found and look-alikes left alone among judged sentences, each in percent with one decimal. */
export function sharesOf(rows: readonly JudgedRow[]): { found: number; leftAlone: number } {
  return {
    found: percent(rows.filter(isDanger), isRight),
    leftAlone: percent(
      rows.filter((row) => !isDanger(row)),
      isRight,
    ),
  };
}

/** The rows that are judged wrongly, for `--misses`. */
export function emergencyMisses(folder: string): string[] {
  return judged(folder)
    .filter((row) => !isRight(row))
    .map((row) => `${row.trade} ${row.kind ?? "-"} | ${row.text}`);
}

/**
 * A table by trade, for the reader: found and left alone, with the model and by the triggers alone. The last line is the set
 * that no weight and no rule was made from, judged by what ships.
 */
export function emergencyTable(folder: string): string {
  const rows = judged(folder);
  const unseen = judgeAsShipped(readEmergencies(folder, "emergencies-unseen.tsv"));
  if (rows.length === 0) return "";
  const trades = [...new Set(rows.map((row) => row.trade))];
  return [
    ["emergencies, percent", "found", "left alone", "triggers: found", "left alone"].join("  "),
    ...trades.map((trade) =>
      line(
        trade,
        rows.filter((row) => row.trade === trade),
      ),
    ),
    line("all", rows),
    line("unseen wordings", unseen),
  ].join("\n");
}

function line(name: string, rows: readonly JudgedRow[]): string {
  const dangers = rows.filter(isDanger);
  const others = rows.filter((row) => !isDanger(row));
  const { found, leftAlone } = sharesOf(rows);
  const cells: [number, number][] = [
    [found, 5],
    [leftAlone, 10],
    [percent(dangers, isRightByTriggers), 15],
    [percent(others, isRightByTriggers), 10],
  ];
  return [name.padEnd(20), ...cells.map(([value, width]) => value.toFixed(1).padStart(width))].join("  ");
}
