import { expect, test } from "vitest";
import { readHeading } from "@/lib/domain/customers/import-columns";

test.each([
  ["'-Joe", "-Joe"],
  ["'=SUM(A1)", "=SUM(A1)"],
  ["'s-Hertogenbosch Plumbing", "'s-Hertogenbosch Plumbing"],
  ["O'Brien", "O'Brien"],
])("a name that an export wrote as %s comes in as %s", (written, name) => {
  expect(readHeading(["Name", "Phone"])?.([written, "'+13035550142"])).toMatchObject({ name, phone: "+13035550142" });
});

test("a file without a column of phone numbers is not read", () => {
  expect(readHeading(["Name", "Email"])).toBeNull();
});
