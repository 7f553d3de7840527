import type { DeliveryRecord } from "./deliverer";
import type { Fault } from "./faults";
import { escapeHtml, htmlPage } from "./html";
import type { RequestEntry } from "./request-log";

interface RequestsPageInput {
  vendor: string;
  requests: RequestEntry[];
  deliveries: DeliveryRecord[];
  faults: Fault[];
}

/** The page of a stand-in: its last API calls, its last webhooks and the faults still to come, newest first. */
export function requestsPage({ vendor, requests, deliveries, faults }: RequestsPageInput): string {
  const calls = [...requests].reverse().slice(0, 200).map(requestRow).join("");
  const hooks = [...deliveries].reverse().map(deliveryRow).join("");
  const pending = faults.length ? `<pre>${escapeHtml(JSON.stringify(faults, null, 2))}</pre>` : "None.";
  return htmlPage({
    title: `Local ${vendor}`,
    wide: true,
    body: `<p class="mute">Nothing here is real. Reload for news; the same as JSON: <a href="/_sim/requests">requests</a>,
<a href="/_sim/deliveries">deliveries</a>.</p>
<h2>Faults to come</h2><p>${pending}</p>
<h2>Requests</h2>${table(["Time", "Request", "Status", "ms", "Body"], calls)}
<h2>Deliveries</h2>${table(["Time", "Event", "To", "Attempts", "Result"], hooks)}`,
  });
}

function table(columns: string[], rows: string): string {
  const head = columns.map((column) => `<th scope="col">${column}</th>`).join("");
  return rows
    ? `<div class="scroll" tabindex="0"><table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>`
    : `<p class="mute">None yet.</p>`;
}

function requestRow(entry: RequestEntry): string {
  const key = entry.idempotency_key ? `<div class="mute">key ${escapeHtml(entry.idempotency_key)}</div>` : "";
  return `<tr><td>${clock(entry.at)}</td><td><code>${entry.method} ${escapeHtml(entry.path)}</code>${key}</td>
<td>${entry.status || "cut"}</td><td>${entry.duration_ms}</td><td><pre>${escapeHtml(entry.body.slice(0, 600))}</pre></td></tr>`;
}

function deliveryRow(entry: DeliveryRecord): string {
  return `<tr><td>${clock(entry.at)}</td><td>${escapeHtml(entry.event)}</td><td><code>${escapeHtml(entry.url)}</code></td>
<td>${entry.attempts}</td><td>${escapeHtml(entry.error ?? entry.status ?? "under way")}</td></tr>`;
}

function clock(iso: string): string {
  return `<time datetime="${iso}">${iso.slice(11, 23)}</time>`;
}
