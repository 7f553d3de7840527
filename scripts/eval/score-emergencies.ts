import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { findEmergency } from "@/lib/domain/triage/find-emergency";
import type { Measure } from "./measure";

interface EmergencyRow {
  trade: string;
  language: string;
  /** "-" for a look-alike. */
  kind: string;
  text: string;
}

function readEmergencies(folder: string): EmergencyRow[] {
  const file = path.join(folder, "emergencies.tsv");
  if (!existsSync(file)) return [];
  const [, ...lines] = readFileSync(file, "utf8").trim().split("\n");
  return lines.map((line) => {
    const [trade = "", language = "", kind = "-", text = ""] = line.split("\t");
    return { trade, language, kind, text };
  });
}

const isEmergency = (row: EmergencyRow): boolean => row.kind !== "-";
const isFound = (row: EmergencyRow): boolean => findEmergency(row.text, row.trade) !== null;

// Each trade is one fold, heard with that trade's triggers alone; the value is the mean over the trades, each with the same weight.
function overTrades(name: string, target: number, rows: readonly EmergencyRow[]): Measure[] {
  if (rows.length === 0) return [];
  const trades = [...new Set(rows.map((row) => row.trade))];
  const shares = trades.map((trade) => {
    const own = rows.filter((row) => row.trade === trade);
    return own.filter((row) => isFound(row) === isEmergency(row)).length / own.length;
  });
  const mean = shares.reduce((sum, value) => sum + value, 0) / shares.length;
  return [{ name, value: Math.round(1000 * mean) / 10, target, n: rows.length }];
}

/** Emergencies found and look-alikes left alone, over the trades. */
export function scoreEmergencies(folder: string): Measure[] {
  const rows = readEmergencies(folder);
  return [
    ...overTrades("emergencies found", 99, rows.filter(isEmergency)),
    ...overTrades(
      "look-alikes of emergencies left alone",
      97,
      rows.filter((row) => !isEmergency(row)),
    ),
  ];
}

/** The rows that are judged wrongly, for `--misses`. */
export function emergencyMisses(folder: string): string[] {
  return readEmergencies(folder)
    .filter((row) => isFound(row) !== isEmergency(row))
    .map((row) => `${row.trade} ${row.kind} | ${row.text} | ${findEmergency(row.text, row.trade)?.words ?? "nothing"}`);
}
