import { randomUUID } from "node:crypto";
import { readCustomerLine } from "@/lib/domain/customers/customer-details";
import { type LineReader, readHeading } from "@/lib/domain/customers/import-columns";
import { AppError } from "@/lib/errors";
import type { Ctx } from "@/lib/ports";
import type { ImportPart } from "@/lib/ports/customers";
import { readCsv } from "./read-csv";

interface ByMember {
  businessId: string;
  memberId: string;
}

/** Opens an import and gives the address that takes its file by PUT. AppError `forbidden`. */
export async function openImport(
  ctx: Ctx<"imports" | "importFiles">,
  request: ByMember & { fileName: string },
): Promise<{ importId: string; uploadUrl: string }> {
  const importId = randomUUID();
  const storagePath = `${request.businessId}/${importId}.csv`;
  const fileName = request.fileName.slice(0, 120) || "customers.csv";
  const isOpen = await ctx.imports.open({ ...request, importId, fileName, storagePath, now: ctx.now });
  if (!isOpen) throw new AppError("forbidden", "Only owners and managers can read in a list.");
  return { importId, uploadUrl: await ctx.importFiles.openUpload(storagePath) };
}

/** Lets the file that has arrived be read, once. AppError `forbidden`, `not_found`. */
export async function startImport(
  ctx: Ctx<"imports">,
  request: ByMember & { importId: string },
): Promise<"queued" | "already"> {
  const outcome = await ctx.imports.start({ ...request, now: ctx.now });
  if (outcome === "not_allowed") throw new AppError("forbidden", "Only owners and managers can read in a list.");
  if (outcome === "not_found") throw new AppError("not_found", "There is no such import.");
  return outcome;
}

const linesMax = 50_000;
const partLines = 500;

/**
 * Reads a list of customers part by part; each part and the place after it are one transaction, so that a repeat goes on
 * where the last stopped. Bad lines are kept with their row and their reason. A file that cannot be read at all fails
 * with a sentence.
 */
export async function runImport(
  ctx: Ctx<"imports" | "importFiles">,
  request: { businessId: string; importId: string },
): Promise<"done" | "gone" | "failed"> {
  const { businessId, importId } = request;
  const state = await ctx.imports.load(businessId, importId);
  if (!state) return "gone";
  if (state.state === "done" || state.state === "failed") return state.state;
  const file = await ctx.importFiles.read(state.storagePath);
  const read = file ? readFile(file) : "The file did not arrive. Choose it again.";
  if (typeof read === "string") {
    await ctx.imports.fail(businessId, importId, read, ctx.now);
    return "failed";
  }
  let next = state.nextRow;
  while (next <= read.lines.length) {
    const due = await ctx.imports.write({ ...toPart(read, next), businessId, importId, now: ctx.now });
    // It was given up meanwhile.
    if (due === next) return "failed";
    next = due;
  }
  return "done";
}

interface ImportFile {
  readLine: LineReader;
  /** Cells under the heading. */
  lines: string[][];
}

/** The lines of a file, or a sentence about what is wrong with it. */
function readFile(bytes: Uint8Array): ImportFile | string {
  const [heading, ...lines] = readCsv(decode(bytes));
  const readLine = heading ? readHeading(heading) : null;
  if (!readLine) return "Save the list as CSV. Its first row must name the columns, and one of them must be Phone.";
  if (lines.length === 0) return "The file has a heading and no customers.";
  if (lines.length > linesMax) return `A file holds ${linesMax.toLocaleString("en-US")} customers at most. Split it.`;
  return { readLine, lines };
}

/** Spreadsheets still write the code page of Windows. Postgres keeps no NUL. */
function decode(bytes: Uint8Array): string {
  return decodeLetters(bytes).replaceAll("\u0000", "");
}

function decodeLetters(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

type PartLines = Omit<ImportPart, "businessId" | "importId" | "now">;

function toPart({ readLine, lines }: ImportFile, fromRow: number): PartLines {
  const part: PartLines = {
    fromRow,
    nextRow: Math.min(fromRow + partLines, lines.length + 1),
    rowCount: lines.length,
    lines: [],
    errors: [],
  };
  for (const [index, cells] of lines.slice(fromRow - 1, part.nextRow - 1).entries()) {
    if (cells.every((cell) => cell.trim() === "")) continue;
    const row = fromRow + index + 1;
    const read = readCustomerLine(readLine(cells));
    if (read.ok) part.lines.push({ ...read.value, row });
    else part.errors.push({ row, reason: Object.values(read.problems).join(" "), cells: cells.slice(0, 30) });
  }
  return part;
}
