import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { EmergencyKind } from "@/lib/domain/triage/emergency";

/** A labelled sentence of our own. */
export interface EmergencyRow {
  trade: string;
  language: string;
  /** Null for a look-alike, which is "-" in the file. */
  kind: EmergencyKind | null;
  text: string;
}

/** The labelled sentences of `emergencies.tsv` in a folder; none when there is no such file. */
export function readEmergencies(folder: string, name = "emergencies.tsv"): EmergencyRow[] {
  const file = path.join(folder, name);
  if (!existsSync(file)) return [];
  const [, ...lines] = readFileSync(file, "utf8").trim().split("\n");
  return lines.map((line) => {
    const [trade = "", language = "", kind = "-", text = ""] = line.split("\t");
    return { trade, language, kind: kind === "-" ? null : (kind as EmergencyKind), text };
  });
}
