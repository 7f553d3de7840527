import { escapeHtml, htmlPage } from "@/scripts/local/kit/html";
import type { StoredAttachment, StoredEmail } from "./state";

const SNIPPET_CHARS = 120;

/** The list of mails, in the order given. `to` is the address that it was narrowed to, or "". */
export function inboxPage(emails: StoredEmail[], to: string): string {
  const count = emails.length === 1 ? "1 email" : `${emails.length} emails`;
  const empty = to ? `Nothing has been sent to ${escapeHtml(to)}.` : "Nothing has been sent yet.";
  const list = emails.length
    ? `<ul class="mails">${emails.map(mailRow).join("")}</ul>`
    : `<p class="empty mute">${empty}</p>`;
  return htmlPage({
    title: "Inbox",
    wide: true,
    style: STYLE,
    body: `<p class="mute">${count}. Every email that was sent here, newest first; none of them left this machine.
See also <a href="/_requests">requests and webhooks</a> and the same <a href="/_sim/emails">as JSON</a>.</p>
<form class="search" role="search"><label for="to">Sent to</label>
<input type="text" id="to" name="to" value="${escapeHtml(to)}" placeholder="someone@example.com" autocomplete="off">
<button>Show</button>${to ? ` <a href="/inbox">All</a>` : ""}</form>${list}`,
  });
}

/** One mail: its envelope, its files, how it looks, and its text. */
export function emailPage(email: StoredEmail): string {
  return htmlPage({
    title: email.subject,
    wide: true,
    style: STYLE,
    body: `<p><a href="/inbox">Inbox</a></p>${envelope(email)}${files(email)}${looks(email)}${text(email)}`,
  });
}

/** The HTML of a mail as a document of its own, for the sandboxed frame. */
export function previewDocument({ html, text: plain }: StoredEmail): string {
  const content = html ?? `<pre style="white-space:pre-wrap;font:15px/1.5 system-ui">${escapeHtml(plain)}</pre>`;
  return `<base target="_blank">${content}`;
}

function mailRow(email: StoredEmail): string {
  const snippet = (email.text ?? "").replace(/\s+/g, " ").trim().slice(0, SNIPPET_CHARS);
  const fileCount = email.attachments.length;
  const attached = fileCount ? `<span class="files">${fileCount === 1 ? "1 file" : `${fileCount} files`}</span>` : "";
  return `<li><a href="/inbox/${email.id}"><span class="to">${escapeHtml(email.to.join(", "))}</span>
<span class="subject">${escapeHtml(email.subject)}</span>${attached}${badge(email)}${moment(email.created_at)}
<span class="snippet mute">${escapeHtml(snippet)}</span></a></li>`;
}

function envelope(email: StoredEmail): string {
  const rows: [string, string | null][] = [
    ["From", email.from],
    ["To", email.to.join(", ")],
    ["Cc", email.cc?.join(", ") ?? null],
    ["Bcc", email.bcc?.join(", ") ?? null],
    ["Reply to", email.reply_to?.join(", ") ?? null],
    ["Tags", email.tags?.map(({ name, value }) => `${name}: ${value}`).join(", ") ?? null],
    ...Object.entries(email.headers),
    ["Id", email.id],
  ];
  const shown = rows.filter(([, value]) => value);
  return `<section class="card envelope"><dl>${shown
    .map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`)
    .join("")}<dt>Sent</dt><dd>${moment(email.created_at)} ${badge(email)}</dd></dl></section>`;
}

function files({ id, attachments }: StoredEmail): string {
  if (attachments.length === 0) return "";
  const row = (file: StoredAttachment) =>
    `<li><a href="/inbox/${id}/attachments/${file.id}" download>${escapeHtml(file.filename)}</a>
<span class="mute">${escapeHtml(file.content_type)}, ${size(file.size)}</span>${peek(file)}</li>`;
  return `<h2>Attachments</h2><ul class="attachments">${attachments.map(row).join("")}</ul>`;
}

function peek({ content_type: type, content }: StoredAttachment): string {
  if (!type.startsWith("text/")) return "";
  const plain = Buffer.from(content, "base64").toString();
  return `<details><summary>Show its text</summary><pre>${escapeHtml(plain)}</pre></details>`;
}

function looks({ id, html, subject }: StoredEmail): string {
  if (!html) return "";
  return `<h2>How it looks</h2><iframe sandbox="allow-popups allow-popups-to-escape-sandbox" src="/inbox/${id}/preview"
title="${escapeHtml(subject)}"></iframe>`;
}

function text({ text: plain }: StoredEmail): string {
  return plain
    ? `<h2>Text</h2><section class="card"><pre>${escapeHtml(plain)}</pre></section>`
    : `<p class="mute">It has no text for readers without HTML.</p>`;
}

function badge({ last_event: state }: StoredEmail): string {
  const mood = state === "delivered" ? "good" : state === "sent" || state === "queued" ? "" : "bad";
  return `<span class="badge ${mood}">${state.replace(/_/g, " ")}</span>`;
}

function moment(iso: string): string {
  return `<time datetime="${iso}">${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC</time>`;
}

function size(bytes: number): string {
  return bytes < 1024 ? `${bytes} B` : `${(bytes / 1024).toFixed(1)} kB`;
}

const STYLE = `
.search { display: flex; gap: 0.75rem; align-items: center; margin: 1.25rem 0; flex-wrap: wrap; }
.search label { margin: 0; } .search input[type=text] { width: 18rem; max-width: 100%; margin: 0; }
.mails, .attachments { list-style: none; padding: 0; margin: 0; }
.mails { border: 1px solid var(--line); border-radius: 12px; overflow: hidden; }
.mails li + li { border-top: 1px solid var(--line); }
.mails a { display: grid; grid-template-columns: 14rem 1fr auto auto auto; gap: 0.1rem 0.9rem; padding: 0.7rem 1rem;
  color: inherit; text-decoration: none; align-items: baseline; }
.mails a:hover, .mails a:focus-visible { background: var(--soft); }
.to, .subject, .snippet { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-width: 0; }
.subject { font-weight: 600; } .snippet { grid-column: 2 / -1; grid-row: 2; font-size: 0.85rem; }
.subject { grid-column: 2; } .files { grid-column: 3; } .mails .badge { grid-column: 4; } .mails time { grid-column: 5; }
.files, time { font-size: 0.8rem; color: var(--mute); white-space: nowrap; }
.badge { font-size: 0.75rem; padding: 0.1rem 0.5rem; border-radius: 99px; background: var(--soft); white-space: nowrap; }
.badge.good { background: light-dark(#e2f3e8, #17351f); color: light-dark(#15602f, #86d9a2); }
.badge.bad { background: light-dark(#fdeceb, #3d1916); color: light-dark(#9f1f17, #f5978f); }
.empty { border: 1px dashed var(--line); border-radius: 12px; padding: 3rem 1rem; text-align: center; }
.envelope dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.3rem 1.25rem; margin: 0; }
dt { color: var(--mute); } dd { margin: 0; overflow-wrap: anywhere; }
.attachments li { padding: 0.5rem 0; } .attachments pre { margin-top: 0.5rem; padding: 0.75rem; background: var(--soft);
  border-radius: 8px; } summary { cursor: pointer; color: var(--mute); font-size: 0.85rem; }
iframe { width: 100%; height: 36rem; border: 1px solid var(--line); border-radius: 12px; background: #fff; resize: vertical; }
@media (max-width: 44rem) { .mails a { grid-template-columns: 1fr auto; } .to { grid-column: 1; } .mails time { grid-column: 2;
  grid-row: 1; } .subject { grid-column: 1; grid-row: 2; } .mails .badge { grid-column: 2; grid-row: 2; }
  .files { grid-column: 2; grid-row: 3; } .snippet { grid-column: 1; grid-row: 3; } }`;
