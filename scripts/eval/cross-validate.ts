import { foldText } from "@/lib/domain/language/fold-text";
import { findEmergency, hearTrigger } from "@/lib/domain/triage/find-emergency";
import { trainDangerModel } from "@/scripts/train/train-danger";
import type { EmergencyRow } from "./read-emergencies";

/** A sentence and what was heard in it by a model that never saw its trade, and by the triggers without any model. */
export interface JudgedRow extends EmergencyRow {
  isFound: boolean;
  isFoundByTriggers: boolean;
}

/** Judges each trade's sentences with a model that was trained on those of the other trades. */
export function judgeTradeByTrade(rows: readonly EmergencyRow[]): JudgedRow[] {
  return [...new Set(rows.map((row) => row.trade))].flatMap((trade) => {
    const model = trainDangerModel(rows.filter((row) => row.trade !== trade));
    return rows
      .filter((row) => row.trade === trade)
      .map((row) => judge(row, findEmergency(row.text, trade, [], model)));
  });
}

/** Judges sentences with the model that ships. */
export const judgeAsShipped = (rows: readonly EmergencyRow[]): JudgedRow[] =>
  rows.map((row) => judge(row, findEmergency(row.text, row.trade)));

const judge = (row: EmergencyRow, found: object | null): JudgedRow => ({
  ...row,
  isFound: found !== null,
  isFoundByTriggers: hearTrigger(foldText(row.text), row.trade) !== null,
});
