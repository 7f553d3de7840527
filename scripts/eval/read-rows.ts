import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

const SUFFIXES = ["_dev", "_train", "_test", "_heldout"];

/** The rows of every file of one set (`NAME_dev.jsonl`, `NAME_test.jsonl`, ...) in a folder; none when there is no such file. */
export function readRows<Row>(folder: string, name: string): Row[] {
  return SUFFIXES.map((suffix) => path.join(folder, `${name}${suffix}.jsonl`))
    .filter((file) => existsSync(file))
    .flatMap((file) => readFileSync(file, "utf8").split("\n"))
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Row);
}
