import { escapeHtml, htmlPage } from "@/scripts/local/kit/html";
import { type StandInApp, StandInError } from "@/scripts/local/kit/stand-in";
import { cardForm, cardOf } from "./checkout-page";
import { parseForm } from "./form";
import { payInvoice } from "./invoice-payments";
import type { Invoice } from "./objects";
import { attachCard } from "./payment-methods";
import type { StripeWorld } from "./world";

/** `hosted_invoice_url` with a form to pay an open invoice with another card, and `invoice_pdf`. */
export function mountInvoicePage(app: StandInApp, world: StripeWorld): void {
  const { state } = world;
  app.get("/i/:id", (c) => {
    const invoice = state.invoices[c.req.param("id")];
    return invoice ? c.html(invoicePage(invoice)) : c.html(htmlPage({ title: "Unknown invoice", body: "" }), 404);
  });
  app.post("/i/:id", async (c) => {
    const invoice = state.invoices[c.req.param("id")];
    if (!invoice?.customer) return c.html(htmlPage({ title: "Unknown invoice", body: "" }), 404);
    const form = parseForm(await c.req.text());
    try {
      const card = attachCard(world, cardOf(form), invoice.customer);
      const error = payInvoice(world, invoice, { paymentMethod: card.id });
      if (error) throw error;
    } catch (error) {
      if (!(error instanceof StandInError)) throw error;
      return c.html(invoicePage(invoice, (error.body as { error: { message: string } }).error.message), 402);
    }
    await world.delivered();
    return c.redirect(`/i/${invoice.id}`, 303);
  });
  app.get("/i/:id/pdf", (c) => {
    const invoice = state.invoices[c.req.param("id")];
    if (!invoice) return c.text("Not found", 404);
    const file = pdf([`Invoice ${invoice.number}`, ...invoiceLines(invoice), `Status: ${invoice.status}`]);
    return c.body(file, 200, { "content-type": "application/pdf" });
  });
}

function money(cents: number, currency: string): string {
  return `${(cents / 100).toFixed(2)} ${currency.toUpperCase()}`;
}

function invoiceLines(invoice: Invoice): string[] {
  const lines = invoice.lines.data.map((line) => `${line.description ?? "Item"}: ${money(line.amount, line.currency)}`);
  return [...lines, `Total: ${money(invoice.total, invoice.currency)}`];
}

function invoicePage(invoice: Invoice, error?: string): string {
  const rows = invoiceLines(invoice).map((line) => `<tr><td>${escapeHtml(line)}</td></tr>`);
  const form = invoice.status === "open" ? cardForm({ email: null, button: "Pay invoice", error }) : "";
  return htmlPage({
    title: `Invoice ${invoice.number ?? "(draft)"}`,
    body: `<p>For ${escapeHtml(invoice.customer_name ?? invoice.customer_email)}, ${escapeHtml(invoice.status)}.
<a href="/i/${invoice.id}/pdf">PDF</a></p><table>${rows.join("")}</table>${form}`,
  });
}

/** A one-page PDF with lines of plain text. */
function pdf(lines: string[]): string {
  const text = lines
    .map((line) => line.replace(/[^\x20-\x7e]/g, "-").replace(/[\\()]/g, "\\$&"))
    .map((line) => `(${line}) Tj T*`)
    .join("\n");
  const stream = `BT /F1 12 Tf 56 760 Td 18 TL\n${text}\nET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let file = "%PDF-1.4\n";
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, "0")} 00000 n \n`;
  });
  const start = file.length;
  const size = objects.length + 1;
  return `${file}xref\n0 ${size}\n0000000000 65535 f \n${offsets.join("")}trailer << /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF`;
}
