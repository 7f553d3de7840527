import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readCsv } from "@/lib/services/customers/read-csv";

const letters = fc.constantFrom("a", "é", " ", '"', ",", ";", "\t", "\n", "\r\n", "'", "💇");
const cell = fc.array(letters, { maxLength: 6 }).map((all) => all.join(""));

test("a list that another program wrote is read as csv-parse reads it, whatever stands in its cells", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(",", ";", "\t"),
      fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { maxLength: 5 }),
      fc.constantFrom("\n" as const, "\r\n" as const),
      (delimiter, rows, record_delimiter) => {
        const text = stringify([["Name", "Phone", "Email", "Notes"], ...rows], {
          delimiter,
          record_delimiter,
          quoted_match: /[\r\n]/,
        });

        expect(readCsv(text)).toEqual(parse(text, { delimiter, relax_column_count: true }));
      },
    ),
    { numRuns: 500 },
  );
});
