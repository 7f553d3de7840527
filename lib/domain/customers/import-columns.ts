import type { CustomerLine } from "./customer-details";

export type ImportColumn = keyof CustomerLine;

/** Names of columns as other programs write them, lower case without marks. */
const names: Record<string, ImportColumn | "firstName" | "lastName"> = {
  name: "name",
  "full name": "name",
  customer: "name",
  "customer name": "name",
  nombre: "name",
  "first name": "firstName",
  "last name": "lastName",
  phone: "phone",
  "phone number": "phone",
  mobile: "phone",
  "mobile phone": "phone",
  cell: "phone",
  telephone: "phone",
  telefono: "phone",
  email: "email",
  "e mail": "email",
  "email address": "email",
  address: "address",
  street: "address",
  "street address": "address",
  direccion: "address",
  zip: "zip",
  "zip code": "zip",
  "postal code": "zip",
  notes: "notes",
  note: "notes",
  comments: "notes",
};

/** Reads the cells of a line by the heading of its file. */
export type LineReader = (cells: string[]) => Record<ImportColumn, string>;

/** How a file with this heading is read; null when it has no column of phone numbers. */
export function readHeading(heading: string[]): LineReader | null {
  const columns = heading.map((cell) => names[plain(cell)] ?? null);
  if (!columns.includes("phone")) return null;
  return (cells) => {
    const of = (column: string) => {
      const index = columns.indexOf(column as ImportColumn);
      return index < 0 ? "" : bare(cells[index] ?? "");
    };
    return {
      name: of("name") || [of("firstName"), of("lastName")].filter(Boolean).join(" "),
      phone: of("phone"),
      email: of("email"),
      address: of("address"),
      zip: of("zip"),
      notes: of("notes"),
    };
  };
}

/** Our own exports, and others, put a quote before what a spreadsheet would take for a formula. */
function bare(cell: string): string {
  return cell.trim().replace(/^'(?=[=+\-@\t\r])/, "");
}

function plain(cell: string): string {
  return cell
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036f\ufeff]/g, "")
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, " ")
    .trim();
}
