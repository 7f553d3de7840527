import PDFDocument from "pdfkit";
import type { Report } from "@/lib/domain/member/report";
import {
  appointmentLines,
  lossLines,
  type ReportLine,
  reportMethod,
  sayDates,
  spanColumns,
  spanRows,
  summaryLines,
} from "@/lib/domain/member/report-lines";
import { formatCents } from "@/lib/domain/money/spoken-price";
import type { Brand } from "@/lib/ports/branding";

/** Whose report it is, as the letterhead says it. */
export interface Letterhead {
  name: string;
  address: string | null;
  phone: string | null;
  email: string | null;
  brand?: Brand;
}

type Paper = InstanceType<typeof PDFDocument>;

const ink = { strong: "#1f1d1a", soft: "#5c5852", line: "#d9d5ce" };
const margin = 54;
const rowHeight = 18;
const logoBox = { width: 150, height: 44 };

/** A report on paper (US letter): the same lines as the page, under the letterhead of the business. */
export async function reportPdf(report: Report, letterhead: Letterhead): Promise<Uint8Array> {
  const { dates } = report.range;
  const span = sayDates(dates[0] ?? "", dates.at(-1) ?? "", true);
  const paper = new PDFDocument({
    size: "LETTER",
    margin,
    bufferPages: true,
    info: { Title: plain(`${letterhead.name}: ${span}`), Author: plain(letterhead.name) },
  });
  const chunks: Uint8Array[] = [];
  const isDone = new Promise<void>((resolve, reject) => {
    paper.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    paper.on("end", resolve);
    paper.on("error", reject);
  });
  drawHead(paper, letterhead, span);
  drawLines(paper, "At a glance", summaryLines(report));
  drawLines(paper, "Appointments", appointmentLines(report));
  drawLines(paper, "Lost bookings and why", lossLines(report));
  if (report.services.length > 0) {
    drawTable(paper, "By service", ["Service", "Booked", "Revenue"], report.services.map(toServiceRow));
  }
  drawTable(
    paper,
    { day: "Day by day", week: "Week by week", month: "Month by month" }[report.step],
    spanColumns,
    spanRows(report),
  );
  drawNote(paper);
  numberPages(paper, letterhead.name);
  paper.end();
  await isDone;
  return Buffer.concat(chunks);
}

const toServiceRow = (line: Report["services"][number]) => [
  line.service,
  String(line.booked),
  formatCents(line.valueCents),
];

function drawHead(paper: Paper, { name, address, phone, email, brand }: Letterhead, span: string): void {
  drawLogo(paper, brand);
  paper.font("Helvetica-Bold").fontSize(16).fillColor(ink.strong).text(plain(name));
  const contact = [address, phone, email].filter((part) => part).join("  ·  ");
  if (contact) paper.font("Helvetica").fontSize(9).fillColor(ink.soft).text(plain(contact));
  paper.moveDown(0.8);
  rule(paper, brand?.accent);
  paper.moveDown(0.8);
  paper.font("Helvetica-Bold").fontSize(13).fillColor(ink.strong).text(`Report, ${span}`);
}

/** At the right of the name. Paper does not know WebP: such a business has its name alone. */
function drawLogo(paper: Paper, brand: Brand | undefined): void {
  const logo = brand?.logo;
  if (!logo || logo.type === "image/webp") return;
  const { width, height } = logoBox;
  const share = Math.min(1, width / logo.width, height / logo.height);
  const x = paper.page.width - margin - logo.width * share;
  paper.image(Buffer.from(logo.bytes), x, margin, { width: logo.width * share, height: logo.height * share });
}

function drawLines(paper: Paper, title: string, lines: ReportLine[]): void {
  drawTable(
    paper,
    title,
    ["", "This time", "Before"],
    lines.map(({ name, value, previous }) => [name, value, previous ?? "not known"]),
  );
}

/** A table with its heading, first column left and wide, the others right; goes on over pages. */
function drawTable(paper: Paper, title: string, columns: readonly string[], rows: string[][]): void {
  keepRoom(paper, 3 * rowHeight + 24);
  paper.moveDown(1.2);
  paper.font("Helvetica-Bold").fontSize(11).fillColor(ink.strong).text(title, margin);
  paper.moveDown(0.3);
  drawRow(paper, [...columns], true);
  for (const row of rows) {
    if (keepRoom(paper, rowHeight)) drawRow(paper, [...columns], true);
    drawRow(paper, row, false);
  }
}

function drawRow(paper: Paper, cells: string[], isHead: boolean): void {
  const width = paper.page.width - 2 * margin;
  const rest = Math.min(84, (width * 0.68) / Math.max(1, cells.length - 1));
  const first = width - rest * (cells.length - 1);
  const y = paper.y;
  paper
    .font(isHead ? "Helvetica" : "Helvetica")
    .fontSize(isHead ? 8.5 : 9.5)
    .fillColor(isHead ? ink.soft : ink.strong);
  for (const [index, cell] of cells.entries()) {
    const isFirst = index === 0;
    paper.text(plain(cell), isFirst ? margin : margin + first + rest * (index - 1), y + 4, {
      width: isFirst ? first - 8 : rest,
      align: isFirst ? "left" : "right",
      height: rowHeight - 4,
      ellipsis: true,
      lineBreak: false,
    });
  }
  paper.y = y + rowHeight;
  paper.x = margin;
  rule(paper);
}

function drawNote(paper: Paper): void {
  keepRoom(paper, 70);
  paper.moveDown(1.4);
  paper
    .font("Helvetica")
    .fontSize(8.5)
    .fillColor(ink.soft)
    .text(reportMethod, margin, paper.y, {
      width: paper.page.width - 2 * margin,
    });
}

function numberPages(paper: Paper, name: string): void {
  const { count } = paper.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    paper.switchToPage(index);
    // Text below the bottom margin would begin another page.
    paper.page.margins.bottom = 0;
    paper.font("Helvetica").fontSize(8).fillColor(ink.soft);
    paper.text(plain(`${name}, page ${index + 1} of ${count}`), margin, paper.page.height - 34, {
      width: paper.page.width - 2 * margin,
      align: "right",
      lineBreak: false,
    });
  }
}

/** True when it had to begin a new page. */
function keepRoom(paper: Paper, height: number): boolean {
  if (paper.y + height < paper.page.height - margin) return false;
  paper.addPage();
  return true;
}

function rule(paper: Paper, accent: string | null = null): void {
  paper
    .moveTo(margin, paper.y)
    .lineTo(paper.page.width - margin, paper.y)
    .lineWidth(accent ? 2 : 0.5)
    .strokeColor(accent ?? ink.line)
    .stroke();
}

/** The built-in fonts know Western European letters; others become a question mark rather than garbage. */
function plain(words: string): string {
  return words
    .normalize("NFC")
    .replaceAll(/\p{Extended_Pictographic}\uFE0F?\s?/gu, "")
    .replaceAll(/[^\u0020-\u007e\u00a0-\u00ff]/g, "?");
}
